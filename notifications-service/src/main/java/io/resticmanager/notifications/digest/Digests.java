package io.resticmanager.notifications.digest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.notifications.Links;
import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.delivery.DigestIntents;
import io.resticmanager.notifications.registry.DigestTimes;
import io.resticmanager.notifications.registry.DigestTimes.Planned;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the digests that are due, once for each channel and day; one that was missed for less than 24 hours is made up for. An owner that
 * does not answer is waited for some minutes, then the digest goes without it and says so. Killed at any point before it is written
 * down it begins anew; after that it is a delivery as any other.
 */
@Singleton
final class Digests {

    private static final Logger LOG = LoggerFactory.getLogger(Digests.class);
    private static final Duration EVERY = Duration.ofSeconds(15);
    /** How long owners that do not answer are waited for. */
    static final Duration PATIENCE = Duration.ofMinutes(5);
    /** What is older is news no more. */
    private static final Duration LATEST = Duration.ofHours(24);

    private final ScheduledExecutorService thread = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("digests-", 0).factory());
    private final Map<Owed, Instant> asking = new ConcurrentHashMap<>();
    private final Transactions transactions;
    private final Owners owners;
    private final DigestIntents intents;
    private final Links links;
    private final Clock clock;

    Digests(@Named("notifications") Transactions transactions, Owners owners, DigestIntents intents, Links links,
            Clock clock) {
        this.transactions = transactions;
        this.owners = owners;
        this.intents = intents;
        this.links = links;
        this.clock = clock;
    }

    private record Owed(String channel, Daily daily, Daily.Due due) {}

    @EventListener
    void start(StartupEvent event) {
        var unused = thread.scheduleWithFixedDelay(this::guarded, 0, EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    @EventListener
    void stop(ShutdownEvent event) {
        thread.shutdownNow();
    }

    /** Writes what is due now and can be said. */
    synchronized void look() {
        var now = clock.instant();
        var owed = owed(now);
        asking.keySet().retainAll(owed);
        if (owed.isEmpty()) {
            return;
        }
        owed.forEach(it -> asking.putIfAbsent(it, now));
        var state = owners.ask(now);
        for (var it : owed) {
            if (state.complete() || !asking.getOrDefault(it, now).plus(PATIENCE).isAfter(now)) {
                write(it, state);
            }
        }
    }

    /** Since when owners are asked for the digest that waits longest; empty when none does. */
    Optional<Instant> askingSince() {
        return asking.values().stream().min(Comparator.naturalOrder());
    }

    private List<Owed> owed(Instant now) {
        return transactions.<List<Owed>>readSql(connection -> {
            var found = new ArrayList<Owed>();
            for (var planned : DigestTimes.all(connection)) {
                var due = planned.daily().last(now);
                if (isOwed(planned, due, now) && !DigestIntents.isMeant(connection, planned.channelId(), due)) {
                    found.add(new Owed(planned.channelId(), planned.daily(), due));
                }
            }
            return found;
        });
    }

    private static boolean isOwed(Planned planned, Daily.Due due, Instant now) {
        return due.at().isAfter(planned.since()) && due.at().plus(LATEST).isAfter(now);
    }

    private void write(Owed it, State state) {
        if (intents.mean(it.channel, it.due, DigestText.of(state, it.daily.zone(), Addresses.of(links)))) {
            LOG.info("a digest goes channel={} day={} silent={}", it.channel, it.due.day(), state.silent());
        }
        asking.remove(it);
    }

    // One that throws would be the last: say it, and go on.
    private void guarded() {
        try {
            look();
        } catch (RuntimeException e) {
            if (!thread.isShutdown()) {
                LOG.error("the digests that are due were not written; trying again in {} s", EVERY.toSeconds(), e);
            }
        }
    }
}
