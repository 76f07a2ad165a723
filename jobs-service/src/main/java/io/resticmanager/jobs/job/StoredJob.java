package io.resticmanager.jobs.job;

import java.time.Instant;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
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

    /** In line for the first time; without options, and of no schedule, until it is given them. */
    public static StoredJob queued(String id, String hostId, String runsOnHostId, JobKind kind, String actor,
            Instant queuedAt, @Nullable Instant expiresAt) {
        return new StoredJob(id, hostId, runsOnHostId, kind, null, null, null, actor, "{}", null, queuedAt, expiresAt,
                null, null, 0, 1, new JobState.Queued());
    }

    /** With what it shall do, and for how many seconds at most. */
    public StoredJob asking(JobOptions what, @Nullable Long seconds) {
        var backedUp = what instanceof BackupOptions backup ? backup.source() : null;
        return new StoredJob(id, hostId, runsOnHostId, kind, scheduleId, dueAt, configRevision, actor,
                Json.text(what), backedUp, queuedAt, expiresAt, seconds, resticVersion, items, revision, state);
    }

    /** As the agent began it, under this revision of its configuration. */
    public StoredJob scheduled(@Nullable String schedule, @Nullable Instant due, long underRevision) {
        return new StoredJob(id, hostId, runsOnHostId, kind, schedule, due, underRevision, actor, options, source,
                queuedAt, expiresAt, timeoutS, resticVersion, items, revision, state);
    }

    /** One that we fire for a schedule, or that somebody runs beside its due times. */
    public StoredJob ofSchedule(@Nullable String schedule, @Nullable Instant due) {
        return new StoredJob(id, hostId, runsOnHostId, kind, schedule, due, configRevision, actor, options, source,
                queuedAt, expiresAt, timeoutS, resticVersion, items, revision, state);
    }

    /** Its options, read. @throws IllegalStateException when they are not what we wrote */
    public <T> T options(Class<T> type) {
        try {
            return Json.read(options, type);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a job's options are not what we wrote", e);
        }
    }

    /** One that only looks what it would do: it is neither proof nor trouble. */
    public boolean rehearsal() {
        return Boolean.TRUE.equals(switch (kind) {
            case forget -> options(ForgetOptions.class).dryRun();
            case prune -> options(PruneOptions.class).dryRun();
            default -> false;
        });
    }

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

    /** As its agent, which began it by itself, tells of it: its schedule may say something else by now. */
    public StoredJob ofKind(JobKind told) {
        return new StoredJob(id, hostId, runsOnHostId, begunByAgent() ? told : kind, scheduleId, dueAt, configRevision,
                actor, options, source, queuedAt, expiresAt, timeoutS, resticVersion, items, revision, state);
    }

    /** Whether its agent began it by itself; such a one can not be sent again. */
    public boolean begunByAgent() {
        return configRevision != null;
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
