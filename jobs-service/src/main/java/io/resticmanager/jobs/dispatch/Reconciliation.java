package io.resticmanager.jobs.dispatch;

import java.time.Instant;
import java.util.Optional;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Verdict;

/**
 * Compares what we believe of a job with what its agent says it has. The hello is handed over after everything the agent
 * knew before it, so a job that it does not list, and that has not ended, is not there any more.
 */
final class Reconciliation {

    private Reconciliation() {}

    /** The state that follows from the hello; empty when there is nothing to correct. */
    static Optional<JobState> of(JobState believed, String jobId, Hello hello, Instant receivedAt) {
        var known = hello.runningJobs().contains(jobId) || hello.queuedJobs().contains(jobId);
        return switch (believed) {
            case JobState.Running running when known -> changed(running, running.heard(receivedAt));
            case JobState.Running running when running.heardAt().isAfter(receivedAt) -> Optional.empty();
            case JobState.Running running ->
                Optional.of(running.judged(
                        Ending.failed(Verdict.AGENT_LOST_JOB, running.startedAt(), receivedAt)));
            case JobState.Dispatched sent when known || sent.sentAt().isAfter(receivedAt) -> Optional.empty();
            case JobState.Dispatched sent -> Optional.of(
                    sent.cancelling() ? sent.judged(Ending.cancelled(receivedAt)) : sent.returned());
            case JobState.Queued _,JobState.Judged _,JobState.Reported _ -> Optional.empty();
        };
    }

    private static Optional<JobState> changed(JobState before, JobState after) {
        return after.equals(before) ? Optional.empty() : Optional.of(after);
    }
}
