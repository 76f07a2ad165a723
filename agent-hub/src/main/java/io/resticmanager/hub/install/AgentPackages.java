package io.resticmanager.hub.install;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** The folder of agent packages and of the scripts that install them. It is looked at each time: a build may fill it later. */
@Singleton
final class AgentPackages {

    private static final String CHECKSUM = ".sha256";
    // A table rather than a path put together: what is asked for never becomes part
    // of a file's name.
    private static final Map<String, String> FILES = Map.of(
            "linux/amd64", "restic-manager-agent-linux-amd64.tar.gz",
            "linux/arm64", "restic-manager-agent-linux-arm64.tar.gz",
            "windows/amd64", "restic-manager-agent-windows-amd64.zip");

    private final @Nullable Path folder;

    AgentPackages(InstallSettings settings) {
        this.folder = settings.packagesDir();
    }

    /** All that could have a package, sorted. */
    static List<String> known() {
        return FILES.keySet().stream().sorted().toList();
    }

    /**
     * The name of a package's file, or of its checksum's when the system ends in {@code .sha256}; empty when there is no such
     * system.
     */
    static Optional<String> fileName(String system) {
        var ofPackage = system.endsWith(CHECKSUM) ? system.substring(0, system.length() - CHECKSUM.length()) : system;
        return Optional.ofNullable(FILES.get(ofPackage))
                .map(name -> name + system.substring(ofPackage.length()));
    }

    /** A file of the folder that is there and may be read. */
    Optional<Path> file(String name) {
        return Optional.ofNullable(folder).map(path -> path.resolve(name)).filter(Files::isReadable);
    }

    /** What can be installed from here, sorted: the package, its checksum and the script are all there. */
    List<String> systems() {
        return known().stream().filter(this::isComplete).toList();
    }

    private boolean isComplete(String system) {
        var name = FILES.getOrDefault(system, system);
        var script = system.startsWith("windows/") ? "install.ps1" : "install.sh";
        return List.of(name, name + CHECKSUM, script).stream().allMatch(needed -> file(needed).isPresent());
    }
}
