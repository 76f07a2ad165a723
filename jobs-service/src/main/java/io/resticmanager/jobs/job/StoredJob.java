package io.resticmanager.jobs.job;

import java.time.Instant;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is kept. {@code options} is JSON as the agent will get it, {@code revision} counts every change, so that
 * readers of events can drop what is older than what they have seen.
 */
public record StoredJob(String id, String hostId, String runsOnHostId, JobKind kind, @Nullable String scheduleId,
        @Nullable Instant dueAt, @Nullable Long configRevision, String actor, String options, @Nullable Source source,
        Instant queuedAt, @Nullable Instant expiresAt, @Nullable String resticVersion, long revision,
        JobState state) {

    /** In its next state, which the world is told of under a new revision. */
    public StoredJob moved(JobState next) {
        return copy(resticVersion, revision + 1, next);
    }

    /** With a detail of its state changed that nobody is told of. */
    public StoredJob in(JobState same) {
        return copy(resticVersion, revision, same);
    }

    public StoredJob ranWith(@Nullable String restic) {
        return copy(restic == null ? resticVersion : restic, revision, state);
    }

    /** Whether this host may speak about the job: the one it is for, or the one that runs it. */
    public boolean concerns(String host) {
        return host.equals(hostId) || host.equals(runsOnHostId);
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private StoredJob copy(@Nullable String restic, long newRevision, JobState newState) {
        return new StoredJob(id, hostId, runsOnHostId, kind, scheduleId, dueAt, configRevision, actor, options, source,
                queuedAt, expiresAt, restic, newRevision, newState);
    }
}
