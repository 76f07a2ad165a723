package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What jobs-service knows of one host: its last backup, what is running, whether its repository is initialised. */
@Wire
public record HostJobs(String hostId, RepositoryState repositoryState, @Nullable Job lastBackup, @Nullable Job current,
        int queued, long snapshots, @Nullable Source lastSource) {

    /** Initialised after a successful init, a successful backup, or a non-empty snapshot report. */
    public enum RepositoryState {
        unknown, uninitialised, ready
    }
}
