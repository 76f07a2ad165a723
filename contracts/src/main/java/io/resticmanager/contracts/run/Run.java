package io.resticmanager.contracts.run;

import java.time.Instant;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger of expected runs. {@code overdue}: nothing has come of it though its due time, its spread and the grace
 * are over. {@code status}, {@code suspect} and {@code warnings} are those of its job; {@code reason} is why it was left out.
 * {@code missed} is how many in a row have not come with it, 1000 for as many or more; only of a schedule whose runs do not come.
 */
@Wire
public record Run(String hostId, String scheduleId, String scheduleName, JobKind kind, Instant dueAt, RunState state,
        boolean overdue, @Nullable String jobId, @Nullable JobStatus status, boolean suspect, long warnings,
        @Nullable String reason, @Nullable Integer missed) {

    public Run(String hostId, String scheduleId, String scheduleName, JobKind kind, Instant dueAt, RunState state,
            boolean overdue, @Nullable String jobId, @Nullable JobStatus status, boolean suspect, long warnings,
            @Nullable String reason) {
        this(hostId, scheduleId, scheduleName, kind, dueAt, state, overdue, jobId, status, suspect, warnings, reason,
                null);
    }

    public Run withMissed(int many) {
        return new Run(hostId, scheduleId, scheduleName, kind, dueAt, state, overdue, jobId, status, suspect, warnings,
                reason, many);
    }
}
