package io.resticmanager.platform.nats;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One flush at a time, for all who ask while the one before is on its way. A flush is a ping, and the client hangs up when more
 * than two of its pings are unanswered (jnats 2.26, {@code maxPingsOut}): a fleet that comes back would cut the line.
 */
final class SharedFlush {

    private final Runnable flush;
    private final ReentrantLock one = new ReentrantLock();
    private final AtomicLong asked = new AtomicLong();
    private long covered;

    SharedFlush(Runnable flush) {
        this.flush = flush;
    }

    /** Returns after a flush that began after the call. */
    void await() {
        var mine = asked.incrementAndGet();
        one.lock();
        try {
            if (covered < mine) {
                covered = asked.get();
                flush.run();
            }
        } finally {
            one.unlock();
        }
    }
}
