package io.resticmanager.platform.errand;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every second whether a command asked for something; what was asked while nothing ran, or was interrupted, is done at the start. */
public final class ErrandDesk<Q extends Errand.Part> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ErrandDesk.class);

    private final Errand<Q, ?> errand;
    private final Clerk<Q> clerk;
    private final ScheduledExecutorService thread;

    /** Does what is asked and answers it, once or with more to come; the request is withdrawn when it returns. */
    @FunctionalInterface
    public interface Clerk<Q> {

        void serve(Q request) throws IOException;
    }

    public ErrandDesk(Errand<Q, ?> errand, Clerk<Q> clerk) {
        this.errand = errand;
        this.clerk = clerk;
        this.thread = Executors
                .newSingleThreadScheduledExecutor(Thread.ofVirtual().name(errand.name() + "-", 0).factory());
    }

    public void open() {
        var unused = thread.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.SECONDS);
    }

    private void look() {
        try {
            var asked = errand.asked();
            if (asked.isPresent()) {
                clerk.serve(asked.get());
                errand.withdraw();
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("what {} asks is not served; trying again", errand.name(), e);
        }
    }

    /** What is being done is finished first. */
    @Override
    public void close() {
        thread.close();
    }
}
