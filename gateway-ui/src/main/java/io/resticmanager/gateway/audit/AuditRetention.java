package io.resticmanager.gateway.audit;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes what is older than the audit log is kept, at the start and every day; nothing unless somebody set a limit. A log that can not be signed
 * keeps all its rows: they are the proof.
 */
@Singleton
final class AuditRetention {

    private static final Logger LOG = LoggerFactory.getLogger(AuditRetention.class);

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("audit-retention-", 0).factory());
    private final AuditSettings settings;
    private final Pruning pruning;
    private final Checkpoints checkpoints;
    private volatile boolean stopping;

    AuditRetention(AuditSettings settings, Pruning pruning, Checkpoints checkpoints) {
        this.settings = settings;
        this.pruning = pruning;
        this.checkpoints = checkpoints;
    }

    @EventListener
    void start(StartupEvent event) {
        if (settings.kept().isPresent()) {
            var unused = thread.scheduleWithFixedDelay(this::guarded, 0, 1, TimeUnit.DAYS);
        }
    }

    // The part that is under way is finished; the next start goes on.
    @EventListener
    void stop(ShutdownEvent event) {
        stopping = true;
        thread.close();
    }

    /** How many rows went. */
    synchronized long forget() {
        var kept = settings.kept().filter(pruning::due);
        if (kept.isEmpty() || !checkpoints.make()) {
            return 0;
        }
        var gone = 0L;
        try {
            long now;
            do {
                now = pruning.part(kept.get());
                gone += now;
            } while (now > 0 && !stopping);
        } catch (Broken broken) {
            LOG.error("the audit log keeps its old rows: {} Press Verify on the audit page, and see docs/operations.md",
                    broken.reason());
        }
        if (gone > 0) {
            LOG.info("{} rows of the audit log were older than {} days and are removed", gone, settings.days());
            checkpoints.make();
        }
        return gone;
    }

    // One that throws would be the last: say it, and go on tomorrow.
    private void guarded() {
        try {
            forget();
        } catch (RuntimeException e) {
            if (!stopping) {
                LOG.error("old rows of the audit log were not removed; trying again in a day", e);
            }
        }
    }
}
