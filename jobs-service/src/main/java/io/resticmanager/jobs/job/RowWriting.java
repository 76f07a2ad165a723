package io.resticmanager.jobs.job;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** A job as its row. Times lose what is below a millisecond, since the database keeps milliseconds. */
final class RowWriting {

    static final String BY_AGENT = "agent";
    static final String BY_SERVICE = "service";

    private RowWriting() {}

    static JobRow row(StoredJob job) {
        return switch (job.state()) {
            case JobState.Queued _ -> open(job, null, null, false, false, null, null);
            case JobState.Dispatched(var sent, var ask, var accepted, var cancelling) ->
                open(job, sent, ask, accepted, cancelling, null, null);
            case JobState.Running(var started, var heard, var ask, var cancelling) ->
                open(job, null, ask, true, cancelling, started, heard);
            case JobState.Judged(var ending) -> over(job, ending, BY_SERVICE);
            case JobState.Reported(var ending) -> over(job, ending, BY_AGENT);
        };
    }

    private static JobRow open(StoredJob job, @Nullable Instant sentAt, @Nullable Instant askAt, boolean accepted,
            boolean cancelling, @Nullable Instant startedAt, @Nullable Instant heardAt) {
        return new JobRow(job.id(), job.hostId(), job.runsOnHostId(), job.kind(), job.state().status(),
                job.scheduleId(), millis(job.dueAt()), job.configRevision(), job.actor(), job.options(),
                json(job.source()), present(job.queuedAt()), millis(job.expiresAt()), millis(sentAt), millis(askAt),
                accepted, cancelling, millis(startedAt), millis(heardAt), null, null, null, null, 0, null, null, "[]",
                job.resticVersion(), job.timeoutS(), job.items(), job.revision());
    }

    private static JobRow over(StoredJob job, Ending ending, String by) {
        return new JobRow(job.id(), job.hostId(), job.runsOnHostId(), job.kind(), ending.status(), job.scheduleId(),
                millis(job.dueAt()), job.configRevision(), job.actor(), job.options(), json(job.source()),
                present(job.queuedAt()), millis(job.expiresAt()), null, null, false, false, millis(ending.startedAt()),
                null, present(ending.finishedAt()), by, ending.exitCode(), json(ending.error()), ending.warnings(),
                json(ending.suspect()), json(ending.summary()), Json.text(ending.unreadable()), job.resticVersion(),
                job.timeoutS(), job.items(), job.revision());
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : Json.text(value);
    }

    private static @Nullable Instant millis(@Nullable Instant time) {
        return time == null ? null : present(time);
    }

    private static Instant present(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }
}
