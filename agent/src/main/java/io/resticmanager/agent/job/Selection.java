package io.resticmanager.agent.job;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import io.resticmanager.agent.restic.Entry;
import io.resticmanager.contracts.job.JobError;

/** What a restore was asked for, and what the snapshot has of it. */
final class Selection {

    private static final String ALL = "/";
    private static final int NAMED = 3;

    private final List<String> paths;
    private final Consumer<Entry> next;
    private final Set<String> missing;
    private long files;
    private long bytes;

    /** @param next hears each entry, too */
    Selection(List<String> paths, Consumer<Entry> next) {
        this.paths = paths.contains(ALL) ? List.of() : paths;
        this.next = next;
        this.missing = new LinkedHashSet<>(this.paths);
    }

    /** None is all. */
    List<String> paths() {
        return paths;
    }

    synchronized void heard(Entry entry) {
        missing.remove(entry.path());
        if (!entry.folder()) {
            files++;
            bytes += entry.size();
        }
        next.accept(entry);
    }

    /** All that is no folder. */
    synchronized long files() {
        return files;
    }

    synchronized long bytes() {
        return bytes;
    }

    String shown() {
        var named = String.join(", ", paths.subList(0, Math.min(NAMED, paths.size()))).replaceAll("\\p{Cntrl}", "?");
        return switch (paths.size()) {
            case 0 -> "all";
            case 1, 2, NAMED -> named;
            default -> named + " and " + (paths.size() - NAMED) + " more paths";
        };
    }

    /** What the snapshot does not have. */
    synchronized Optional<JobError> lack(String snapshot) {
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(RestoreFailures.notInSnapshot(missing.iterator().next(), missing.size(), snapshot));
    }

    /** What restic did not write, though it ended well. */
    Optional<JobError> notThere(Path root) {
        return paths.stream().filter(path -> !Files.exists(root.resolve(path.substring(1)), LinkOption.NOFOLLOW_LINKS))
                .findFirst().map(RestoreFailures::nothingCame);
    }
}
