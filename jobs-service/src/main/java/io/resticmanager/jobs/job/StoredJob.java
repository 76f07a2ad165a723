package io.resticmanager.jobs.job;

import java.time.Instant;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import org.jspecify.annotations.Nullable;

/**
 * A job as it is kept. {@code options} is JSON as the agent will get it, {@code revision} counts every change, so that
 * readers of events can drop what is older than what they have seen. {@code timeoutS} is in seconds; {@code items} counts what
 * is kept of what the job found.
 */
public record StoredJob(String id, String hostId, String runsOnHostId, JobKind kind, @Nullable String scheduleId,
        @Nullable Instant dueAt, @Nullable Long configRevision, String actor, String options, @Nullable Source source,
        Instant queuedAt, @Nullable Instant expiresAt, @Nullable Long timeoutS, @Nullable String resticVersion,
        long items, long revision, JobState state) {

    /** In its next state, which the world is told of under a new revision. */
    public StoredJob moved(JobState next) {
        return copy(resticVersion, items, revision + 1, next);
    }

    /** With a detail of its state changed that nobody is told of. */
    public StoredJob in(JobState same) {
        return copy(resticVersion, items, revision, same);
    }

    public StoredJob ranWith(@Nullable String restic) {
        return copy(restic == null ? resticVersion : restic, items, revision, state);
    }

    /** With more items kept of what it found. */
    public StoredJob withItems(long more) {
        return copy(resticVersion, items + more, revision, state);
    }

    /** Whether this host may speak about the job: the one it is for, or the one that runs it. */
    public boolean concerns(String host) {
        return host.equals(hostId) || host.equals(runsOnHostId);
    }

    public boolean expired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    private StoredJob copy(@Nullable String restic, long newItems, long newRevision, JobState newState) {
        return new StoredJob(id, hostId, runsOnHostId, kind, scheduleId, dueAt, configRevision, actor, options, source,
                queuedAt, expiresAt, timeoutS, restic, newItems, newRevision, newState);
    }
}
