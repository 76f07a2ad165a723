package io.resticmanager.agent.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;

/**
 * What is wrong with the paths to back up, though restic ends well with them: never green for nothing (product.md 6).
 *
 * @param missing what does not exist, or can not be looked at
 * @param forbidden those of the missing that the agent's user may not look at
 * @param lost what was a mount point, of these or above them, and is none now
 * @param links what is a symbolic link, of which restic keeps the link only
 * @param empty folders without a file
 */
record Doubts(List<String> missing, List<String> forbidden, List<String> lost, List<String> links, List<String> empty) {

    // With paths of 4 KiB each they still fit a frame.
    private static final int MOST_LOST = 20;

    /** As things are now. @param present those that exist */
    static Doubts of(List<String> missing, List<String> forbidden, List<String> present, MountPoints mounts) {
        return new Doubts(missing, forbidden, mounts.lost(present), those(present, Files::isSymbolicLink),
                those(present, Contents::none));
    }

    private static List<String> those(List<String> paths, Predicate<Path> rule) {
        return paths.stream().filter(path -> rule.test(Path.of(path))).toList();
    }

    /** The same with what vanished meanwhile. */
    Doubts andMissing(List<String> more) {
        return new Doubts(Stream.concat(missing.stream(), more.stream()).toList(), forbidden, lost, links, empty);
    }

    void tell(JobLog log) {
        lost.forEach(path -> log.say("was a mount point before and is none now: " + path));
        links.forEach(path -> log.say("is a symbolic link, and the link only is kept: " + path));
        empty.forEach(path -> log.say("holds no files: " + path));
    }

    /** The gravest of them in words; empty when there is none. */
    Optional<Suspect> suspect(Summary summary) {
        if (!forbidden.isEmpty()) {
            return suspect("forbidden_path",
                    some(forbidden) + " could not be reached, for the agent's user may not enter a"
                            + " folder above. Let that user enter it, or take the path out of the backup.");
        }
        if (!missing.isEmpty()) {
            return suspect("missing_path", some(missing) + " did not exist. Correct the paths, or bring them back.");
        }
        if (!lost.isEmpty()) {
            return Optional.of(new Suspect("unmounted", some(lost) + " was a mount point in the last good run and is"
                    + " none now. Mount it again; if it is meant to be none, confirm this backup"
                    + (onlyLost(summary) ? ", and the next ones like it need no confirmation." : "."), null, null,
                    onlyLost(summary) ? lost : null));
        }
        return within(summary);
    }

    /** That mount points are none any more is the only thing in doubt. */
    boolean onlyLost(Summary summary) {
        return forbidden.isEmpty() && missing.isEmpty() && !lost.isEmpty() && lost.size() <= MOST_LOST
                && within(summary).isEmpty();
    }

    private Optional<Suspect> within(Summary summary) {
        return links.isEmpty() ? nothing(summary) : suspect("empty", onlyALink());
    }

    private Optional<Suspect> nothing(Summary summary) {
        if (Objects.requireNonNullElse(summary.totalFilesProcessed(), 0L) == 0) {
            return suspect("empty", "The snapshot has no files. Check that the paths hold what they should.");
        }
        return empty.isEmpty()
                ? Optional.empty()
                : suspect("empty", "There are no files in " + some(empty)
                        + ", so what belongs there is missing from the"
                        + " snapshot. Bring it back or mount it; if there is meant to be nothing, take the path out of"
                        + " the backup.");
    }

    private String onlyALink() {
        return links.getFirst() + " is a symbolic link, and restic keeps the link only, not what it leads to. "
                + inItsPlace(Path.of(links.getFirst())) + (links.size() == 1 ? "" : " The log names the other links.");
    }

    private static String inItsPlace(Path link) {
        try {
            return "Name its target " + link.toRealPath() + " in its place.";
        } catch (IOException _) {
            return "It leads nowhere: correct it, or take the path out of the backup.";
        }
    }

    private static Optional<Suspect> suspect(String reason, String detail) {
        return Optional.of(new Suspect(reason, detail, null, null));
    }

    private static String some(List<String> paths) {
        return paths.getFirst() + (paths.size() == 1 ? "" : " and " + (paths.size() - 1) + " more paths");
    }
}
