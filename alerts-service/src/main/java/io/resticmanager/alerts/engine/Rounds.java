package io.resticmanager.alerts.engine;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.alerts.alert.AlertBook;
import io.resticmanager.alerts.drill.Drills;
import io.resticmanager.alerts.fact.Facts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When this service looks: at everything once a period, sooner where somebody did not answer, and at once, or when a floor is
 * reached, where an event says that there is something to see. In one thread, so that no look overtakes another. Once a period it
 * holds the weekly drill, too, if that is due.
 */
@Singleton
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long AGAIN_MS = 2_000;
    private static final long GATHER_MS = 200;
    private static final long FAREWELL_S = 5;

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("alerts-", 0).factory());
    // Looks that wait already; many events of one second need only one.
    private final Set<String> planned = ConcurrentHashMap.newKeySet();
    private final Level level;
    private final Owners owners;
    private final Facts facts;
    private final AlertBook book;
    private final Drills drills;
    private final AlertsSettings settings;
    private final Clock clock;

    Rounds(Level level, Owners owners, Facts facts, AlertBook book, Drills drills, AlertsSettings settings,
            Clock clock) {
        this.level = level;
        this.owners = owners;
        this.facts = facts;
        this.book = book;
        this.drills = drills;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        sweepIn(0);
        every(Duration.ofHours(1), this::forget);
        every(settings.sweepPeriod(), drills::hold);
    }

    @EventListener
    void stop(ShutdownEvent event) throws InterruptedException {
        thread.shutdownNow();
        if (!thread.awaitTermination(FAREWELL_S, TimeUnit.SECONDS)) {
            LOG.warn("a look at the owners does not end");
        }
    }

    /** Asks the hub at that time who is away. */
    void lookAtHosts(Instant when) {
        var second = when.plusMillis(999).getEpochSecond();
        var delay = Duration.between(clock.instant(), Instant.ofEpochSecond(second)).toMillis();
        once("hosts " + second, Math.max(GATHER_MS, delay), () -> level.lookAtHosts());
    }

    /** Asks jobs-service soon which runs are overdue. */
    void lookAtRuns() {
        once("runs", GATHER_MS, () -> level.lookAtRuns());
    }

    /** Asks soon how a schedule is called. */
    void learn(String schedule) {
        once("schedule " + schedule, 0, () -> {
            owners.schedule(schedule).ifPresent(it -> facts.schedule(it.id(), it.hostId(), it.name()));
            return true;
        });
    }

    private void once(String what, long delayMs, BooleanSupplier look) {
        if (planned.add(what)) {
            later(delayMs, () -> {
                planned.remove(what);
                guarded(look);
            });
        }
    }

    private void every(Duration period, BooleanSupplier task) {
        var unused = thread.scheduleWithFixedDelay(() -> guarded(task), 0, period.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void sweepIn(long delayMs) {
        later(delayMs, () -> {
            var period = settings.sweepPeriod().toMillis();
            sweepIn(guarded(() -> level.sweep()) ? period : Math.min(period, AGAIN_MS));
        });
    }

    private boolean forget() {
        book.forgetBefore(clock.instant().minus(settings.alertsKept()));
        return true;
    }

    private void later(long delayMs, Runnable task) {
        try {
            var unused = thread.schedule(task, delayMs, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            LOG.debug("no further look: this service stops", e);
        }
    }

    // A round that throws would be the last one: say it, and go on with the next.
    private boolean guarded(BooleanSupplier task) {
        try {
            return task.getAsBoolean();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("a look failed; the next one tries again", e);
            }
            return false;
        }
    }
}
