package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A job as its service tells of it. {@code unreadable} lists the files restic could not read, at most 1,000; {@code items}
 * counts what {@link JobsRpc#ITEMS} tells; {@code options} is what the kind names, for a backup with its source;
 * of a restore a list tells the first paths only, and with {@code path_count} how many there are.
 * {@code scheduleName} is what the host's schedule that it came from is called now, or was when it was removed; lists and
 * {@link JobsRpc#GET} tell it.
 */
@Wire
public record Job(String id, String hostId, @Nullable String runsOnHostId, JobKind kind, JobStatus status,
        @Nullable String scheduleId, String actor, Instant queuedAt, @Nullable Instant startedAt,
        @Nullable Instant finishedAt, @Nullable Instant expiresAt, @Nullable Integer exitCode,
        @Nullable JobError error, long warnings, @Nullable Suspect suspect, @Nullable Progress progress,
        @Nullable Summary summary, List<String> unreadable, @Nullable Source source, boolean cancelling,
        @Nullable String resticVersion, @Nullable JsonNode options, @Nullable Long timeoutS, long items,
        @Nullable String scheduleName) {

    /** Without the name of a schedule. */
    public Job(String id, String hostId, @Nullable String runsOnHostId, JobKind kind, JobStatus status,
            @Nullable String scheduleId, String actor, Instant queuedAt, @Nullable Instant startedAt,
            @Nullable Instant finishedAt, @Nullable Instant expiresAt, @Nullable Integer exitCode,
            @Nullable JobError error, long warnings, @Nullable Suspect suspect, @Nullable Progress progress,
            @Nullable Summary summary, List<String> unreadable, @Nullable Source source, boolean cancelling,
            @Nullable String resticVersion, @Nullable JsonNode options, @Nullable Long timeoutS, long items) {
        this(id, hostId, runsOnHostId, kind, status, scheduleId, actor, queuedAt, startedAt, finishedAt, expiresAt,
                exitCode, error, warnings, suspect, progress, summary, unreadable, source, cancelling, resticVersion,
                options, timeoutS, items, null);
    }

    /** The same, with what its schedule is called. */
    public Job named(@Nullable String schedule) {
        return new Job(id, hostId, runsOnHostId, kind, status, scheduleId, actor, queuedAt, startedAt, finishedAt,
                expiresAt, exitCode, error, warnings, suspect, progress, summary, unreadable, source, cancelling,
                resticVersion, options, timeoutS, items, schedule);
    }
}
