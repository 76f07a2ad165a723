package io.resticmanager.tests.kit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.resticmanager.platform.testkit.ToolPaths;

/** Agent and server packed for other machines, as {@code ./restic-manager package} does it. */
public final class Package {

    private static final Duration PACKING = Duration.ofMinutes(3);
    // With a start, a cache of its classes, and three hundred megabytes to
    // compress.
    private static final Duration PACKING_SERVER = Duration.ofMinutes(5);

    private Package() {}

    /** @return the folder of packages and of install.sh */
    public static Path made(Stage stage) throws Exception {
        var folder = stage.folder("packages");
        var jdk = Path.of(Builds.java()).getParent().getParent();
        var packing = stage.start("packing", List.of(Builds.root().resolve("setup/agent-package").toString(),
                jdk.toString(), Builds.agentLib().toString(), folder.toString()), Map.of());
        if (packing.awaitExit(PACKING) != 0) {
            throw new AssertionError("no package: " + packing.err());
        }
        return folder;
    }

    /** Without the agent's packages, but with their script. @return the archive */
    public static Path server(Stage stage) throws Exception {
        var packages = stage.folder("packages");
        Files.copy(Builds.root().resolve("deploy/install/install.sh"), packages.resolve("install.sh"));
        var folder = stage.folder("server");
        var jdk = Path.of(Builds.java()).getParent().getParent();
        var packing = stage.start("packing-server", List.of(Builds.root().resolve("setup/server-package").toString(),
                jdk.toString(), Builds.stackLib().toString(), sbom().toString(), ToolPaths.natsServer().toString(),
                packages.toString(), folder.toString(), Builds.clientLib().toString(),
                Builds.root().resolve("cli/target/sbom.json").toString()), Map.of());
        if (packing.awaitExit(PACKING_SERVER) != 0) {
            throw new AssertionError("no archive: " + packing.err());
        }
        try (var made = Files.list(folder)) {
            return made.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
        }
    }

    /** What is in it, as Maven found it when it built. */
    private static Path sbom() {
        return Builds.root().resolve("deploy/standalone/target/sbom.json");
    }
}
