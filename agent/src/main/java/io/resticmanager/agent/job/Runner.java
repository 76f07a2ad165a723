package io.resticmanager.agent.job;

import java.util.List;

import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.job.JobError;

/** What the queue hands its jobs to, one at a time. */
public interface Runner {

    /** Why a job failed that an earlier process had not ended, and what stays of it. */
    default JobError interruption(JobRecord record) {
        return Failures.agentInterrupted();
    }

    /**
     * Puts right what an earlier process left half done, before any job runs.
     *
     * @param interrupted the jobs that ran when it ended, told as failed by now
     */
    void recover(List<JobRecord> interrupted, Leash leash) throws InterruptedException;

    /** Returns when the job is over and told. */
    void run(JobRecord queued, Leash leash) throws InterruptedException;
}
