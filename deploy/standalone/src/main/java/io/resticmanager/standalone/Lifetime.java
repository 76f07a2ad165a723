package io.resticmanager.standalone;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Everything that was started, stopped in reverse: at the end of the command, on Ctrl-C and on SIGTERM alike. */
public final class Lifetime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifetime.class);

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean closed;

    public Lifetime() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop"));
    }

    /** @throws IllegalStateException when the end has begun; what was started is stopped then */
    public synchronized <T extends AutoCloseable> T add(T part) {
        if (closed) {
            stop(part);
            throw new IllegalStateException("stopping");
        }
        started.push(part);
        return part;
    }

    /** Whether the end has begun: what fails from now on fails because of that. */
    public boolean isOver() {
        return closed;
    }

    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public synchronized void close() {
        closed = true;
        while (!started.isEmpty()) {
            stop(started.pop());
        }
        ended.countDown();
    }

    private static void stop(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            // Going on: one part that does not stop must not leave the others running.
            LOG.warn("could not stop {}", part.getClass().getSimpleName(), e);
        }
    }
}
