package io.resticmanager.hub.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Frames between the event loop, which must not wait, and the session's own thread, which may. Above the high mark the
 * connection is read no further until the session has caught up: TCP then slows the agent down, and nothing is lost.
 */
final class Inbox {

    private static final int HIGH_FRAMES = 64;

    private static final int HIGH_BYTES = 1024 * 1024;

    private final Deque<Inbound> waiting = new ArrayDeque<>();

    private final ReentrantLock lock = new ReentrantLock();

    private final Condition filled = lock.newCondition();

    private final Consumer<Boolean> reading;

    private int bytes;

    private boolean paused;

    /** @param reading told false to stop reading from the connection and true to go on */
    Inbox(Consumer<Boolean> reading) {
        this.reading = reading;
    }

    /** Called by the event loop; never waits. */
    void put(Inbound inbound) {
        lock.lock();
        try {
            waiting.addLast(inbound);
            bytes += inbound.weight();
            filled.signal();
            pauseWhenFull();
        } finally {
            lock.unlock();
        }
    }

    /** The next frame; empty when none came in that time. */
    Optional<Inbound> take(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (waiting.isEmpty() && left > 0) {
                left = filled.awaitNanos(left);
            }
            return Optional.ofNullable(waiting.pollFirst()).map(this::taken);
        } finally {
            lock.unlock();
        }
    }

    private Inbound taken(Inbound inbound) {
        bytes -= inbound.weight();
        if (paused && waiting.size() < HIGH_FRAMES / 2 && bytes < HIGH_BYTES / 2) {
            paused = false;
            reading.accept(true);
        }
        return inbound;
    }

    private void pauseWhenFull() {
        if (!paused && (waiting.size() >= HIGH_FRAMES || bytes >= HIGH_BYTES)) {
            paused = true;
            reading.accept(false);
        }
    }
}
