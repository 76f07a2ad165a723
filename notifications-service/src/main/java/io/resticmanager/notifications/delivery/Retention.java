package io.resticmanager.notifications.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.notifications.settings.CurrentSettings;
import io.resticmanager.notifications.settings.Settings;
import io.resticmanager.notifications.settings.SettingsWatcher;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets attempts and deliveries that are older than they are kept, every hour. What is not settled stays. */
@Singleton
final class Retention implements SettingsWatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** Events wait for the one writer: not longer than so many rows take. */
    private static final int BATCH = 1_000;

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("notifications-retention-", 0).factory());
    private final Transactions transactions;
    private final CurrentSettings settings;
    private final Clock clock;

    Retention(@Named("notifications") Transactions transactions, CurrentSettings settings, Clock clock) {
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(this::guarded, 0, 1, TimeUnit.HOURS);
    }

    @EventListener
    void stop(ShutdownEvent event) {
        thread.shutdownNow();
    }

    @Override
    public void changed(Settings before, Settings now) {
        if (!before.logKept().equals(now.logKept())) {
            try {
                thread.execute(this::guarded);
            } catch (RejectedExecutionException e) {
                LOG.debug("the next start forgets what is old: this service stops", e);
            }
        }
    }

    void forget() {
        var now = clock.instant();
        var limit = now.minus(settings.now().logKept());
        all("DELETE FROM notification_log WHERE id IN (SELECT id FROM notification_log WHERE fired_at < ? LIMIT ?)",
                limit);
        all("DELETE FROM delivery WHERE id IN (SELECT id FROM delivery WHERE settled_at < ? LIMIT ?)", limit);
        transactions.<Boolean>writeSql(connection -> {
            Flapping.forget(connection, now);
            return true;
        });
    }

    private void all(String delete, Instant limit) {
        int gone;
        do {
            gone = transactions.<Integer>writeSql(connection -> Ask.change(connection, delete, limit, BATCH));
        } while (gone == BATCH);
    }

    // One that throws would be the last: say it, and go on in an hour.
    private void guarded() {
        try {
            forget();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("what is old was not forgotten; trying again in an hour", e);
            }
        }
    }
}
