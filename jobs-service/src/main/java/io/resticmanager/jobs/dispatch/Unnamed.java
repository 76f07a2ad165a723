package io.resticmanager.jobs.dispatch;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.jobs.job.JobState;
import org.jspecify.annotations.Nullable;

/**
 * That an agent, connected and with nothing left to tell, does not name a job which we believe it has: since when, and in
 * how many heartbeats in a row. Times are the hub's. Several heartbeats and a while, for what the agent told last may still
 * be on its way through the hub.
 */
record Unnamed(Instant since, int heartbeats) {

    private static final int HEARTBEATS = 3;
    private static final Duration WHILE = Duration.ofMinutes(1);

    /** @param before what the heartbeats before this one said, if anything */
    static Unnamed by(JobState job, @Nullable Unnamed before, Instant at) {
        return before == null || before.overtakenBy(job)
                ? new Unnamed(at, 1)
                : new Unnamed(before.since(), before.heartbeats() + 1);
    }

    /** Whether the job was heard of, or sent, after all that. */
    boolean overtakenBy(JobState job) {
        return switch (job) {
            case JobState.Running running -> running.heardAt().isAfter(since);
            case JobState.Dispatched sent -> sent.sentAt().isAfter(since);
            case JobState.Queued _,JobState.Judged _,JobState.Reported _ -> true;
        };
    }

    boolean enough(Instant now) {
        return heartbeats >= HEARTBEATS && !now.isBefore(since.plus(WHILE));
    }
}
