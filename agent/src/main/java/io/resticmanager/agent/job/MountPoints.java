package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.resticmanager.agent.state.AtomicFile;

/**
 * On which mount points the paths to back up lay when they were last backed up well, themselves or a folder above: an empty
 * folder that is left where a disk should be looks like any other (product.md 6, decision 32 of the design). One mount point
 * a line in {@code mounts}; who gives up a mount on purpose takes its line out. The root is none.
 */
final class MountPoints {

    private static final System.Logger LOG = System.getLogger(MountPoints.class.getName());
    // Windows has no such numbers; a drive that is gone is missing there.
    private static final boolean UNIX = FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

    private final AtomicFile file;
    private final Predicate<Path> mounted;

    MountPoints(Path stateDir) {
        this(new AtomicFile(stateDir.resolve("mounts")), MountPoints::isMountPoint);
    }

    MountPoints(AtomicFile file, Predicate<Path> mounted) {
        this.file = file;
        this.mounted = mounted;
    }

    /** The mount points that these paths lay on, and that are none now. */
    List<String> lost(Collection<String> paths) {
        return known().stream().filter(mount -> paths.stream().anyMatch(path -> Path.of(path).startsWith(mount)))
                .filter(mount -> !mounted.test(Path.of(mount))).sorted().toList();
    }

    /** After a good run with these paths. */
    void remember(Collection<String> paths) {
        var known = new TreeSet<>(known());
        paths.forEach(path -> {
            if (path.indexOf('\n') < 0) {
                nearest(Path.of(path)).ifPresent(mount -> known.add(mount.toString()));
            }
        });
        Notes.change(LOG, "the mount points are not remembered", () -> {
            if (!known.equals(known())) {
                file.replace(String.join("\n", known).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private Optional<Path> nearest(Path path) {
        return Stream.iterate(path, Objects::nonNull, Path::getParent).filter(mounted).findFirst();
    }

    private Set<String> known() {
        return file.read().map(bytes -> Set.copyOf(new String(bytes, StandardCharsets.UTF_8).lines().toList()))
                .orElse(Set.of());
    }

    static boolean isMountPoint(Path path) {
        var parent = path.getParent();
        try {
            return UNIX && parent != null && !Files.isSymbolicLink(path) && device(path) != device(parent);
        } catch (IOException _) {
            return false;
        }
    }

    private static long device(Path path) throws IOException {
        return ((Number) Files.getAttribute(path, "unix:dev", LinkOption.NOFOLLOW_LINKS)).longValue();
    }
}
