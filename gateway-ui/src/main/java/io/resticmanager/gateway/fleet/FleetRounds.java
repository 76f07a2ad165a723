package io.resticmanager.gateway.fleet;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the read model is kept: marked rows after a quarter of a second, in which more marks gather; all rows at start and every
 * ten minutes, for what has no event; those whose next run has passed once a minute. When somebody does not answer, again after two seconds. In one thread, so that nothing
 * overtakes.
 */
@Singleton
final class FleetRounds {

    private static final Logger LOG = LoggerFactory.getLogger(FleetRounds.class);
    private static final long GATHER_MS = 250;
    private static final long REBUILD_MS = TimeUnit.MINUTES.toMillis(10);
    private static final long AGAIN_MS = 2_000;
    private static final long FAREWELL_S = 5;

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("fleet-", 0).factory());
    private final FleetKeeper keeper;

    FleetRounds(FleetKeeper keeper) {
        this.keeper = keeper;
    }

    @EventListener
    void start(StartupEvent event) {
        later(0, REBUILD_MS, keeper::rebuild);
        later(GATHER_MS, GATHER_MS, this::refresh);
    }

    @EventListener
    void stop(ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        var unused = thread.awaitTermination(FAREWELL_S, TimeUnit.SECONDS);
    }

    private boolean refresh() {
        keeper.markDue();
        return keeper.refresh();
    }

    private void later(long delayMs, long pauseMs, BooleanSupplier task) {
        var unused = thread.schedule(() -> {
            var next = guarded(task) ? pauseMs : AGAIN_MS;
            if (!thread.isShutdown()) {
                later(next, pauseMs, task);
            }
        }, delayMs, TimeUnit.MILLISECONDS);
    }

    // A round that throws would be the last one: say it, and go on with the next.
    private boolean guarded(BooleanSupplier task) {
        try {
            return task.getAsBoolean();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("the read model could not be kept; tried again", e);
            }
            return false;
        }
    }
}
