package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.run.Standing;
import org.jspecify.annotations.Nullable;

/**
 * What jobs-service knows of one host: its last backup, what is running, whether its repository is initialised, and how it
 * stands with what it should have run.
 */
@Wire
public record HostJobs(String hostId, RepositoryState repositoryState, @Nullable Job lastBackup, @Nullable Job current,
        int queued, long snapshots, @Nullable Source lastSource,
        @Nullable Standing standing) {

    /** Initialised after a successful init, a successful backup, or a non-empty snapshot report. */
    public enum RepositoryState {
        unknown, uninitialised, ready
    }
}
