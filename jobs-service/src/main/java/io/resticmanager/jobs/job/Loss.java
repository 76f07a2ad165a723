package io.resticmanager.jobs.job;

import java.time.Instant;

/** What becomes of a job that its agent turned out not to have. */
public final class Loss {

    private Loss() {}

    /**
     * One of ours that goes back into the queue is sent again. One that its agent began by itself is lost with it: only the agent knew
     * what to do.
     *
     * @param next what the job would become if it were ours
     */
    public static JobState of(StoredJob job, JobState next, Instant at) {
        return job.begunByAgent() && next instanceof JobState.Queued queued
                ? queued.judged(Ending.failed(Verdict.AGENT_LOST_JOB, at))
                : next;
    }
}
