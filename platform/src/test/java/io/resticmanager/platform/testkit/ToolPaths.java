package io.resticmanager.platform.testkit;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Where the real programs are: what the variable names, else {@code .tools/} of the checkout, else the path. */
public final class ToolPaths {

    private ToolPaths() {}

    public static Path natsServer() {
        return find("RM_NATS_SERVER", "nats-server/nats-server", "nats-server");
    }

    public static Path restic014() {
        return find("RM_RESTIC_014", "restic-0.14/restic", null);
    }

    public static Path restic018() {
        return find("RM_RESTIC_018", "restic-0.18/restic", null);
    }

    public static Path restServer() {
        return find("RM_REST_SERVER", "rest-server/rest-server", "rest-server");
    }

    public static Path ntfy() {
        return find("RM_NTFY", "ntfy/ntfy", "ntfy");
    }

    public static Path dockerCompose() {
        return find("RM_DOCKER_COMPOSE", "docker-compose/docker-compose", "docker-compose");
    }

    public static Path caddy() {
        return find("RM_CADDY", "caddy/caddy", "caddy");
    }

    public static Path chromium() {
        return find("RM_CHROMIUM", "chromium/chromium", "chromium");
    }

    /** A library with {@code tree_sitter_powershell()}. */
    public static Path powershellGrammar() {
        return find("RM_POWERSHELL_GRAMMAR", "powershell-grammar/powershell-grammar", null);
    }

    /** A small Debian that tests copy to install into; only root has one. */
    public static Path debianRoot() {
        return find("RM_DEBIAN_ROOT", "debian-root/root", null);
    }

    private static Path find(String variable, String inTools, @Nullable String onPath) {
        return Stream.of(named(variable), inCheckout(inTools), onPath(onPath))
                .flatMap(Optional::stream).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "%s is not set and there is no .tools/%s: run the tests with ./restic-manager test"
                                .formatted(variable, inTools)));
    }

    private static Optional<Path> named(String variable) {
        return Optional.ofNullable(System.getenv(variable)).filter(value -> !value.isBlank()).map(Path::of);
    }

    private static Optional<Path> inCheckout(String path) {
        return Stream.iterate(Path.of("").toAbsolutePath(), directory -> directory != null, Path::getParent)
                .map(directory -> directory.resolve(".tools").resolve(path)).filter(Files::exists).findFirst();
    }

    private static Optional<Path> onPath(@Nullable String command) {
        if (command == null) {
            return Optional.empty();
        }
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(directory -> Path.of(directory, command)).filter(Files::isExecutable).findFirst();
    }
}
