package io.resticmanager.jobs.job;

import java.util.EnumSet;
import java.util.Set;

import io.resticmanager.contracts.job.JobKind;

/** What restic locks the repository exclusively for, also when it is only tried out (restic.md 3.4 to 3.6). */
public final class Exclusive {

    private static final Set<JobKind> KINDS = EnumSet.of(JobKind.forget, JobKind.prune, JobKind.check);

    private Exclusive() {}

    public static boolean is(JobKind kind) {
        return KINDS.contains(kind);
    }
}
