package io.resticmanager.jobs.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Verdict;

/**
 * What a state becomes when its agent speaks; empty when nothing changes. The agent knows best what it did: its report
 * takes the place of our own verdict, never that of an earlier report.
 */
final class AgentWord {

    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(30);

    private AgentWord() {}

    static Optional<JobState> accepted(JobState state, Instant heardAt, Duration patience) {
        return switch (state) {
            case JobState.Dispatched sent -> Optional.of(sent.acceptedBy(heardAt, patience));
            case JobState.Running running -> heard(running, heardAt);
            case JobState.Queued _,JobState.Judged _,JobState.Reported _ -> Optional.empty();
        };
    }

    static Optional<JobState> started(JobState state, Instant startedAt, Instant heardAt, Duration patience) {
        return switch (state) {
            case JobState.Queued queued -> Optional.of(queued.started(startedAt, heardAt, patience));
            case JobState.Dispatched sent -> Optional.of(sent.started(startedAt, heardAt, patience));
            case JobState.Running running -> heard(running, heardAt);
            case JobState.Judged _,JobState.Reported _ -> Optional.empty();
        };
    }

    static Optional<JobState> ended(JobState state, Ending ending) {
        return switch (state) {
            case JobState.Open open -> Optional.of(open.reported(ending));
            case JobState.Judged judged -> Optional.of(judged.reported(ending));
            case JobState.Reported _ -> Optional.empty();
        };
    }

    /** A refusal is the agent's word too, but one about a job that it has begun makes no sense. */
    static Optional<JobState> rejected(JobState state, Ending ending) {
        return switch (state) {
            case JobState.Queued queued -> Optional.of(queued.reported(ending));
            case JobState.Dispatched sent -> Optional.of(sent.reported(ending));
            case JobState.Running _,JobState.Judged _,JobState.Reported _ -> Optional.empty();
        };
    }

    /** The agent was told to end a job that it does not have: there is nothing to end, or nothing any more. */
    static Optional<JobState> unknown(JobState state, Instant heardAt) {
        return switch (state) {
            case JobState.Dispatched sent -> Optional.of(
                    sent.cancelling() ? sent.judged(Ending.cancelled(heardAt)) : sent.returned());
            case JobState.Running running -> Optional.of(
                    running.judged(Ending.failed(Verdict.AGENT_LOST_JOB, running.startedAt(), heardAt)));
            case JobState.Queued _,JobState.Judged _,JobState.Reported _ -> Optional.empty();
        };
    }

    /** A sign of life is worth a write only now and then. */
    static Optional<JobState> heard(JobState state, Instant at) {
        return state instanceof JobState.Running running && at.isAfter(running.heardAt().plus(BETWEEN_SIGNS))
                ? Optional.of(running.heard(at))
                : Optional.empty();
    }
}
