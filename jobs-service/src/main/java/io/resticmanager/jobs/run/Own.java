package io.resticmanager.jobs.run;

import java.util.EnumSet;
import java.util.Set;

import io.resticmanager.contracts.job.JobKind;

/** Whose runs this service begins itself; all others are the agents'. See docs/adr/0038. */
final class Own {

    private static final Set<JobKind> KINDS = EnumSet.of(JobKind.forget, JobKind.prune);

    private Own() {}

    static boolean is(JobKind kind) {
        return KINDS.contains(kind);
    }
}
