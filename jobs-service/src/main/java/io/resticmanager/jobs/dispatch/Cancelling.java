package io.resticmanager.jobs.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;

/** What cancelling does to a state: what waits here is over at once, what an agent may have is for the agent to end. */
final class Cancelling {

    private Cancelling() {}

    /** Empty when the job is over. */
    static Optional<JobState> of(JobState state, Instant now, Duration patience) {
        return switch (state) {
            case JobState.Queued queued -> Optional.of(queued.judged(Ending.cancelled(now)));
            case JobState.Dispatched sent -> Optional.of(sent.cancelling(now, patience));
            case JobState.Running running -> Optional.of(running.cancelling(now, patience));
            case JobState.Judged _,JobState.Reported _ -> Optional.empty();
        };
    }

    /** Whether the agent has to be told to stop, should it have the job or get it. */
    static boolean wanted(JobState state) {
        return switch (state) {
            case JobState.Dispatched sent -> sent.cancelling();
            case JobState.Running running -> running.cancelling();
            case JobState.Judged(var ending) -> ending.status() == JobStatus.cancelled;
            case JobState.Queued _,JobState.Reported _ -> false;
        };
    }
}
