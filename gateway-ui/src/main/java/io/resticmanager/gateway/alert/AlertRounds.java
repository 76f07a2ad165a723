package io.resticmanager.gateway.alert;

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
 * When the alerts are counted: a quarter of a second after an event, in which more gather, and every 30 s, half the time
 * between two sweeps, for what has no event. Without an answer again after two seconds.
 */
@Singleton
final class AlertRounds {

    private static final Logger LOG = LoggerFactory.getLogger(AlertRounds.class);
    private static final long GATHER_MS = 250;
    private static final long AGAIN_MS = 2_000;
    private static final long ANYWAY_MS = 30_000;
    private static final long FAREWELL_S = 5;

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("alerts-", 0).factory());
    private final OpenAlerts alerts;

    AlertRounds(OpenAlerts alerts) {
        this.alerts = alerts;
    }

    @EventListener
    void start(StartupEvent event) {
        round(0);
        var unused = thread.scheduleWithFixedDelay(this::anyway, ANYWAY_MS, ANYWAY_MS, TimeUnit.MILLISECONDS);
    }

    @EventListener
    void stop(ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        var unused = thread.awaitTermination(FAREWELL_S, TimeUnit.SECONDS);
    }

    private void round(long delayMs) {
        var unused = thread.schedule(() -> {
            var next = guarded(alerts::refreshIfStirred) ? GATHER_MS : AGAIN_MS;
            if (!thread.isShutdown()) {
                round(next);
            }
        }, delayMs, TimeUnit.MILLISECONDS);
    }

    // Where nobody answered, the rounds ask again anyway.
    private void anyway() {
        if (alerts.now().isPresent()) {
            var unused = guarded(alerts::refresh);
        }
    }

    // A round that throws would be the last one: say it, and go on with the next.
    private boolean guarded(BooleanSupplier task) {
        try {
            return task.getAsBoolean();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("the alerts could not be counted; tried again", e);
            }
            return false;
        }
    }
}
