package io.resticmanager.agent.restic;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** How a running job is ended from outside: pulled once, it ends the restic of now, and no other starts. */
public final class Leash {

    /** Who pulled, and so what the job's outcome is. */
    public enum Reason {
        /** A person asked for it. */
        CANCELLED,
        /** The agent itself is being stopped. */
        AGENT_STOPS,
        /** The job has had all the time that it was given. */
        TIMED_OUT
    }

    private final CountDownLatch ended = new CountDownLatch(1);
    private @Nullable Reason pulled;

    public synchronized void pull(Reason reason) {
        if (pulled == null) {
            pulled = reason;
            ended.countDown();
        }
    }

    public synchronized Optional<Reason> pulled() {
        return Optional.ofNullable(pulled);
    }

    /** Waits this long, or until somebody pulls. @return whether somebody did */
    public boolean awaitPull(Duration time) throws InterruptedException {
        return ended.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
