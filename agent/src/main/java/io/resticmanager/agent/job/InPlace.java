package io.resticmanager.agent.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.resticmanager.agent.restic.Entry;
import io.resticmanager.contracts.job.JobError;
import org.jspecify.annotations.Nullable;

/**
 * The paths that the snapshot was made of. restic before 0.17 writes through links that it meets where the snapshot has a file or a
 * folder, and so over what nobody named; later ones replace them. Neither is done here: such a link is an obstacle.
 */
final class InPlace implements RestoreTarget {

    static final String STAYS = "What had come back by then, if anything, has replaced what was there.";
    private static final char NO_UTF8 = '\uFFFD';

    /** Of one file system: a path on it, and how much is needed there. */
    private record Need(Path place, long bytes) {

        private Need and(Need other) {
            return new Need(place, bytes + other.bytes);
        }
    }

    private final List<Path> paths;
    private final boolean careful;
    private final Map<Long, Need> needs = new HashMap<>();
    private @Nullable JobError obstacle;
    private @Nullable Above above;

    /** @param careful whether restic keeps off links by itself, and can take a folder of the snapshot for its root */
    InPlace(List<String> paths, boolean careful) {
        this.paths = paths.stream().map(Path::of).toList();
        this.careful = careful;
    }

    @Override
    public Path root() {
        return Path.of("/");
    }

    @Override
    public Path base() {
        return careful ? Above.nearest(paths) : root();
    }

    @Override
    public String shown() {
        return "in place";
    }

    @Override
    public void expects(Entry entry) {
        if (obstacle != null || !entry.folder() && !entry.file()) {
            return;
        }
        try {
            if (entry.path().indexOf(NO_UTF8) < 0) {
                look(entry, Path.of(entry.path()));
            } else if (!careful && unreadable(Path.of(entry.path()))) {
                obstacle = RestoreFailures.unreadableName(entry.path());
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            obstacle = RestoreFailures.notLooked(entry.path(), e);
        }
    }

    // Which of several it is can not be known, nor what is below a folder.
    private static boolean unreadable(Path path) throws IOException {
        var folder = path.getParent();
        while (folder != null && folder.toString().indexOf(NO_UTF8) >= 0) {
            folder = folder.getParent();
        }
        if (folder == null || !Files.isDirectory(folder)) {
            return false;
        }
        try (var there = Files.list(folder)) {
            return there.anyMatch(child -> child.toString().indexOf(NO_UTF8) >= 0
                    && !Files.isRegularFile(child, LinkOption.NOFOLLOW_LINKS));
        }
    }

    private void look(Entry entry, Path path) throws IOException {
        if (Files.isSymbolicLink(path)) {
            obstacle = RestoreFailures.linkInTheWay(entry);
        } else if (entry.file()) {
            var there = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS) ? Files.size(path) : 0;
            var place = existing(path);
            var device = ((Number) Files.getAttribute(place, "unix:dev", LinkOption.NOFOLLOW_LINKS)).longValue();
            needs.merge(device, new Need(place, Math.max(0, entry.size() - there)), Need::and);
        }
    }

    private static Path existing(Path path) {
        var there = path;
        while (!Files.exists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        return there;
    }

    @Override
    public Optional<JobError> obstacle() {
        return Optional.ofNullable(obstacle).or(() -> careful
                ? Above.link(base(), paths)
                        .map(link -> RestoreFailures.linkInTheWay(new Entry(link.toString(), "dir", 0)))
                : Optional.empty());
    }

    @Override
    public Optional<JobError> lack(long most) {
        return needs.values().stream().map(need -> Room.lack(need.place(), Math.min(need.bytes(), most)))
                .flatMap(Optional::stream).findFirst();
    }

    @Override
    public Optional<JobError> open() {
        try {
            above = Above.of(paths);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(RestoreFailures.notLooked("the folders above", e));
        }
    }

    @Override
    public List<String> restored() {
        return above == null ? List.of() : above.putBack();
    }

    @Override
    public Optional<JobError> close() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> done() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> left() {
        return Optional.empty();
    }

    @Override
    public String stays() {
        return STAYS;
    }

    @Override
    public void discardIfEmpty() {
        // Nothing of its own is there.
    }
}
