package io.resticmanager.jobs;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.jobs.dispatch.Sweep;
import io.resticmanager.jobs.intake.SeenFrames;
import io.resticmanager.jobs.log.LogPacking;
import io.resticmanager.jobs.run.LedgerRounds;
import io.resticmanager.jobs.run.OwnRuns;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this service does by the clock, from the moment it stands until it is told to stop. Not by {@code @Scheduled}, whose
 * tasks go on while the beans around them are already being closed.
 */
@Singleton
final class Rounds {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
    private static final long FAREWELL_S = 5;

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("rounds-", 0).factory());
    private final Sweep sweep;
    private final SeenFrames seen;
    private final LogPacking logs;
    private final LedgerRounds ledger;
    private final OwnRuns ours;
    private final JobsSettings settings;

    Rounds(Sweep sweep, SeenFrames seen, LogPacking logs, LedgerRounds ledger, OwnRuns ours, JobsSettings settings) {
        this.sweep = sweep;
        this.seen = seen;
        this.logs = logs;
        this.ledger = ledger;
        this.ours = ours;
        this.settings = settings;
    }

    @EventListener
    void start(StartupEvent event) {
        every(settings.sweep().toMillis(), sweep::run);
        every(settings.sweep().toMillis(), ledger::tellOverdue);
        every(settings.sweep().toMillis(), ledger::settle);
        every(settings.sweep().toMillis(), ours::fire);
        every(TimeUnit.MINUTES.toMillis(1), ledger::writeAhead);
        every(TimeUnit.HOURS.toMillis(1), ledger::forgetOld);
        every(TimeUnit.HOURS.toMillis(1), seen::forgetOld);
        every(TimeUnit.MINUTES.toMillis(1), logs::pack);
        every(TimeUnit.HOURS.toMillis(1), logs::forgetOld);
    }

    @EventListener
    void stop(ShutdownEvent event) throws InterruptedException {
        thread.shutdown();
        if (!thread.awaitTermination(FAREWELL_S, TimeUnit.SECONDS)) {
            thread.shutdownNow();
        }
    }

    private void every(long millis, Runnable task) {
        var unused = thread.scheduleWithFixedDelay(() -> guarded(task), 0, millis, TimeUnit.MILLISECONDS);
    }

    // A round that throws would be the last one: say it, and go on with the next.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("a round failed; the next one tries again", e);
        }
    }
}
