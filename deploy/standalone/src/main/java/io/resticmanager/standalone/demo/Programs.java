package io.resticmanager.standalone.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.ExitCode;

/** The programs that the demonstration drives: named by the environment, or found on the path. */
final class Programs {

    private Programs() {}

    static Path restic() {
        return find("RM_RESTIC", "restic").orElseThrow(() -> missing("restic", "RM_RESTIC"));
    }

    /** The storage server's command line up to its options: rest-server, or rclone that speaks the same protocol. */
    static List<String> storageServer() {
        var restServer = find("RM_REST_SERVER", "rest-server").or(() -> find("RM_REST_SERVER", "restic-rest-server"));
        return restServer.map(path -> List.of(path.toString()))
                .or(() -> find("RM_RCLONE", "rclone").map(path -> List.of(path.toString(), "serve", "restic")))
                .orElseThrow(() -> missing("restic-rest-server", "RM_REST_SERVER"));
    }

    /** How the built agent is started. */
    static List<String> agent() {
        var lib = System.getenv("RM_AGENT_LIB");
        if (lib == null || !Files.isDirectory(Path.of(lib))) {
            throw missing("the built agent", "RM_AGENT_LIB");
        }
        var java = ProcessHandle.current().info().command().orElse("java");
        return List.of(java, "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-XX:+UseCompactObjectHeaders", "-Xss256k", "-Xmx128m", "-cp", lib + "/*",
                "io.resticmanager.agent.Main");
    }

    private static Optional<Path> find(String variable, String name) {
        var named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static CannotStart missing(String program, String variable) {
        return new CannotStart(ExitCode.PREREQUISITE_MISSING,
                program + " is missing: install it, or name it with " + variable);
    }
}
