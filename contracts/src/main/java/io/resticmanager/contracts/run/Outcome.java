package io.resticmanager.contracts.run;

import java.time.Instant;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The latest job of one kind of a host that is over, for each schedule and for what ran without one; the latest by the order in
 * which the agent told of them. Cancelled ones and dry runs are none. {@code disabled}: its schedule is,
 * which expects nothing more. {@code order} grows with each job that the host ends.
 * {@code readDataSubset} is how much a check read, absent for the structure alone; {@code unproven} is the last earlier one of the
 * same host that found damage in data, which neither this one nor one between read enough to prove to be gone.
 */
@Wire
public record Outcome(String hostId, JobKind kind, @Nullable String scheduleId, @Nullable String scheduleName,
        boolean disabled, String jobId, JobStatus status, Instant finishedAt, long warnings, boolean suspect,
        @Nullable JobError error,
        long order, @Nullable String readDataSubset, @Nullable Unproven unproven) {

    /** The same, with what an earlier one had found. */
    public Outcome doubted(@Nullable Unproven found) {
        return new Outcome(hostId, kind, scheduleId, scheduleName, disabled, jobId, status, finishedAt, warnings,
                suspect, error,
                order, readDataSubset, found);
    }

    /** A check that found damage. */
    @Wire
    public record Unproven(String jobId, Instant finishedAt, @Nullable String readDataSubset, JobError error,
            long order) {}
}
