package io.resticmanager.jobs.job;

import org.jspecify.annotations.Nullable;

/**
 * A job has a new state. Told to every listener inside the transaction that writes it: what a listener writes commits with
 * it, what it tells the world waits for the commit. {@code before} is absent for a new job.
 */
public record JobMoved(@Nullable JobState before, StoredJob job) {

    public boolean began() {
        return job.state() instanceof JobState.Running && !(before instanceof JobState.Running);
    }

    /** By our verdict or the agent's report; not when somebody only looked at an ended one. */
    public boolean ended() {
        return job.state().status().over() && !(before instanceof JobState.Reported);
    }
}
