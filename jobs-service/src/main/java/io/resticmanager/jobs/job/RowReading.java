package io.resticmanager.jobs.job;

import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** A row as a job. The table's checks promise that the columns of its state are there. */
final class RowReading {

    private RowReading() {}

    static StoredJob job(JobRow row) {
        return new StoredJob(row.id(), row.hostId(), row.runsOnHostId(), row.kind(), row.scheduleId(), row.dueAt(),
                row.configRevision(), row.actor(), row.options(), read(row.source(), Source.class), row.queuedAt(),
                row.expiresAt(), row.timeoutS(), row.resticVersion(), row.items(), row.revision(), state(row));
    }

    private static JobState state(JobRow row) {
        return switch (row.status()) {
            case queued -> new JobState.Queued();
            case dispatched -> new JobState.Dispatched(
                    present(row.sentAt()), present(row.askAt()), row.accepted(), row.cancelling());
            case running -> new JobState.Running(
                    present(row.startedAt()), present(row.heardAt()), present(row.askAt()), row.cancelling());
            case succeeded, failed, cancelled -> RowWriting.BY_AGENT.equals(row.endedBy())
                    ? new JobState.Reported(ending(row))
                    : new JobState.Judged(ending(row));
        };
    }

    static @Nullable Suspect suspect(JobRow row) {
        return read(row.suspect(), Suspect.class);
    }

    private static Ending ending(JobRow row) {
        return new Ending(row.status(), row.startedAt(), present(row.finishedAt()), row.exitCode(),
                read(row.error(), JobError.class), row.warnings(), suspect(row),
                read(row.summary(), Summary.class), List.of(present(read(row.unreadable(), String[].class))));
    }

    private static <T> T present(@Nullable T value) {
        return Objects.requireNonNull(value, "a column that this state needs is empty");
    }

    private static <T> @Nullable T read(@Nullable String json, Class<T> type) {
        if (json == null) {
            return null;
        }
        try {
            return Json.read(json, type);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a job's row holds what we did not write", e);
        }
    }
}
