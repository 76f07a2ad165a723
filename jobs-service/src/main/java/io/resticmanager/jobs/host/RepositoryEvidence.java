package io.resticmanager.jobs.host;

import java.util.Optional;

import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.job.Ending;

/**
 * What a job or a report proves about a host's repository: it is initialised after a successful init, a successful backup
 * or a report with snapshots in it, and missing when restic said so.
 */
public final class RepositoryEvidence {

    /** The cause that the agent names when restic finds no repository (exit code 10). */
    static final String MISSING = "repository_missing";

    private RepositoryEvidence() {}

    /** Empty when the ending proves nothing. */
    public static Optional<RepositoryState> of(JobKind kind, Ending ending) {
        if (ending.error() != null && MISSING.equals(ending.error().cause())) {
            return Optional.of(RepositoryState.uninitialised);
        }
        var proves = kind == JobKind.init || kind == JobKind.backup;
        return proves && ending.status() == JobStatus.succeeded
                ? Optional.of(RepositoryState.ready)
                : Optional.empty();
    }

    public static Optional<RepositoryState> ofReport(long snapshots) {
        return snapshots > 0 ? Optional.of(RepositoryState.ready) : Optional.empty();
    }
}
