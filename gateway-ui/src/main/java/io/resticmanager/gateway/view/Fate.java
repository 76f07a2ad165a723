package io.resticmanager.gateway.view;

import java.util.Set;

import io.resticmanager.contracts.job.JobError;

/** What became of the snapshots that a forget was to remove: done as planned only when the job was. */
record Fate(JobView job) {

    // Found before anything is removed, or told of every removal.
    private static final Set<String> REMOVED_NOTHING = Set.of("append_only", "unexplained_snapshots",
            "would_empty_group");

    Tone of(DecisionView one) {
        if (one.decision().keep() || asPlanned()) {
            return one.tone();
        }
        return nothingWent() ? new Tone("off", "i-check", "Stayed") : new Tone("warn", "i-warn", "Was to go");
    }

    /** That the list is what was planned; empty when it is what was done. */
    String note() {
        if (asPlanned()) {
            return "";
        }
        return nothingWent()
                ? "Nothing was removed: every snapshot is still there."
                : "This was the plan. The job ended before it was done, so some may be gone and others not: the host's"
                        + " list of snapshots tells which are there.";
    }

    private boolean asPlanned() {
        return job.error() == null && !job.cancelled() || job.options().dryRun();
    }

    private boolean nothingWent() {
        return job.error() instanceof JobError(var cause, _, _) && REMOVED_NOTHING.contains(cause);
    }
}
