package io.resticmanager.agent.job;

import java.time.Duration;

import io.resticmanager.agent.restic.Leash;
import org.jspecify.annotations.Nullable;

/** Ends a job that has had its time, as a cancel would; counted from its start, whatever the clock does meanwhile. */
final class TimeOut implements AutoCloseable {

    private final @Nullable Thread watch;

    /** @param seconds none, or one that is not positive: the job takes as long as it takes */
    TimeOut(@Nullable Long seconds, Leash leash, JobLog log) {
        watch = seconds == null || seconds <= 0
                ? null
                : Thread.ofVirtual().name("time-out").start(() -> await(Duration.ofSeconds(seconds), leash, log));
    }

    private static void await(Duration time, Leash leash, JobLog log) {
        try {
            if (!leash.awaitPull(time)) {
                log.say("ending the job: it has had its " + time.toSeconds() + " s");
                leash.pull(Leash.Reason.TIMED_OUT);
            }
        } catch (InterruptedException _) {
            // The job is over in time.
        }
    }

    @Override
    public void close() {
        if (watch != null) {
            watch.interrupt();
        }
    }
}
