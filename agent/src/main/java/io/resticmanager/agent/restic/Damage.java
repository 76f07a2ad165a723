package io.resticmanager.agent.restic;

import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.JobError;

/** A repository that is not whole: how restic tells of it, and what that means. */
final class Damage {

    // Of a check that went to its end, of one that could not read an index, and of
    // a prune that misses data it needs.
    private static final Pattern SAID = Pattern.compile(
            "repository contains errors|LoadIndex returned errors|packs from index missing in repo");

    private Damage() {}

    /** Whether this is said of damage, and not of a check that could not be done. */
    static boolean said(String words) {
        return SAID.matcher(words).find();
    }

    static Optional<JobError> explain(String words, String repository) {
        return said(words)
                ? Optional.of(error(repository, "restic misses data that snapshots need"))
                : Optional.empty();
    }

    static JobError error(String repository, String what) {
        return new JobError(
                "damaged", "The repository " + repository + " is damaged: " + what + ".",
                "Make no changes to it before its folder is copied; then follow restic's guide for damaged repositories, "
                        + "and back up anew.");
    }
}
