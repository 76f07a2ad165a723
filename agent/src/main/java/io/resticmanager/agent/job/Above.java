package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The folders above what is restored in place. restic gives owner, mode and times of the snapshot to each folder on the way to a path that
 * it includes, and nobody asked for that: they are put back.
 */
final class Above {

    private static final int MODE = 07777;

    private record Kept(int uid, int gid, int mode, FileTime modified) {

        static Kept of(Path folder) throws IOException {
            return new Kept(number(folder, "uid"), number(folder, "gid"), number(folder, "mode") & MODE,
                    Files.getLastModifiedTime(folder));
        }

        private static int number(Path folder, String name) throws IOException {
            return (Integer) Files.getAttribute(folder, "unix:" + name);
        }

        // The owner first, for that clears bits of the mode.
        void giveBack(Path folder) throws IOException {
            Files.setAttribute(folder, "unix:uid", uid);
            Files.setAttribute(folder, "unix:gid", gid);
            Files.setAttribute(folder, "unix:mode", mode);
            Files.getFileAttributeView(folder, BasicFileAttributeView.class).setTimes(modified, null, null);
        }
    }

    private final Map<Path, Kept> folders = new LinkedHashMap<>();

    /** As they are now, where they are there. */
    static Above of(List<Path> paths) throws IOException {
        var above = new Above();
        for (var path : paths) {
            for (var folder = path.getParent(); folder != null && !above.folders.containsKey(folder)
                    && !paths.contains(folder); folder = folder.getParent()) {
                if (Files.isDirectory(folder)) {
                    above.folders.put(folder, Kept.of(folder));
                }
            }
        }
        return above;
    }

    /** @return those that are not as they were, with why */
    List<String> putBack() {
        var complaints = new ArrayList<String>();
        folders.forEach((folder, kept) -> {
            try {
                if (!Kept.of(folder).equals(kept)) {
                    kept.giveBack(folder);
                }
            } catch (IOException e) {
                complaints.add(folder + ": " + e.getMessage());
            }
        });
        return complaints;
    }

    /** A link on the way from this folder to one of them, which restic would replace by a folder. */
    static Optional<Path> link(Path base, List<Path> paths) {
        for (var path : paths) {
            for (var folder = path.getParent(); folder != null && !folder.equals(base); folder = folder.getParent()) {
                if (Files.isSymbolicLink(folder)) {
                    return Optional.of(folder);
                }
            }
        }
        return Optional.empty();
    }

    /** The nearest folder above all of them that is there: restic can take it as its root, and leave what is above alone. */
    static Path nearest(List<Path> paths) {
        for (var folder = paths.getFirst().getParent(); folder != null; folder = folder.getParent()) {
            var candidate = folder;
            if (Files.isDirectory(folder)
                    && paths.stream().allMatch(path -> !path.equals(candidate) && path.startsWith(candidate))) {
                return folder;
            }
        }
        return Objects.requireNonNull(paths.getFirst().getRoot());
    }
}
