package io.resticmanager.platform.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/** SQLite's locks do not hold on network file systems, see https://sqlite.org/wal.html. */
record LocalDisk(Path mounts) {

    static final Path MOUNTS = Path.of("/proc/mounts");
    private static final Set<String> REMOTE = Set.of("nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs");

    private record Mount(Path point, String type) {

        // The format is fstab(5)'s: device, mount point with \040 for a space, type, …
        static Mount parse(String line) {
            var words = line.split(" ");
            return new Mount(Path.of(words[1].replace("\\040", " ")), words[2]);
        }
    }

    void mustHold(Path directory) throws IOException {
        var type = typeOf(directory.toRealPath());
        if (type.filter(REMOTE::contains).isPresent()) {
            throw new DataDirInUse(
                    "The data directory %s is on a network file system (%s), where SQLite loses data. Choose one on a local disk."
                            .formatted(directory, type.get()));
        }
    }

    private Optional<String> typeOf(Path directory) throws IOException {
        if (!Files.isReadable(mounts)) {
            return Optional.empty();
        }
        try (var lines = Files.lines(mounts)) {
            return lines.map(Mount::parse)
                    .filter(mount -> directory.startsWith(mount.point))
                    .max(Comparator.comparingInt(mount -> mount.point.getNameCount()))
                    .map(Mount::type);
        }
    }
}
