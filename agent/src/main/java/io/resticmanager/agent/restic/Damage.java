package io.resticmanager.agent.restic;

import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.JobError;

/** A repository that is not whole: how restic tells of it, and what that means. */
public final class Damage {

    // Of a check that went to its end, of one that could not read an index, and of
    // a prune that misses data it needs.
    private static final Pattern SAID = Pattern.compile(
            "repository contains errors|LoadIndex returned errors|packs from index missing in repo");

    // A folder of the snapshot before, which a backup goes by.
    private static final String TREE = "the repository could be damaged";
    private static final Pattern PACK = Pattern.compile("Load\\(<data/.*(no such file|does not exist|invalid data)");

    private Damage() {}

    /**
     * Whether what a backup could not read is the repository's and not the source's. 0.14 gives no reason, neither for this nor for
     * some files, but {@code /} itself can always be read.
     *
     * @param packMissed whether {@link #missedPack} was said before
     */
    static boolean met(String item, String reason, boolean packMissed) {
        return reason.contains(TREE)
                || reason.equals(ResticMessage.ItemError.NO_REASON) && (packMissed || item.equals("/"));
    }

    static boolean missedPack(String words) {
        return PACK.matcher(words).find();
    }

    /** Whether this is said of damage, and not of a check that could not be done. */
    static boolean said(String words) {
        return SAID.matcher(words).find();
    }

    static Optional<JobError> explain(String words, String repository) {
        return said(words)
                ? Optional.of(error(repository, "restic misses data that snapshots need"))
                : Optional.empty();
    }

    /** @param what is wrong, as the end of a sentence */
    public static JobError error(String repository, String what) {
        return new JobError(
                "damaged", "The repository " + repository + " is damaged: " + what + ".",
                "Make no changes to it before its folder is copied; then follow restic's guide for damaged repositories, "
                        + "and back up anew.");
    }
}
