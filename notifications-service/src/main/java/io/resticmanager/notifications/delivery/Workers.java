package io.resticmanager.notifications.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ShutdownEvent;
import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.notifications.registry.ChannelWatcher;
import io.resticmanager.platform.sqlite.Transactions;

/** One {@link Worker} for each channel, each on a virtual thread of its own, begun when there is something for it. */
@Singleton
final class Workers implements ChannelWatcher {

    /** What is on its way when the service stops. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final Map<String, Worker> workers = new ConcurrentHashMap<>();
    private final Transactions transactions;
    private final Queue queue;
    private final Sender sender;
    private final Outcomes outcomes;
    private final Clock clock;
    private volatile boolean running;

    Workers(@Named("notifications") Transactions transactions, Queue queue, Sender sender, Outcomes outcomes,
            Clock clock) {
        this.transactions = transactions;
        this.queue = queue;
        this.sender = sender;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    @EventListener
    void start(StartupEvent event) {
        running = true;
        transactions.<List<ChannelRow>>readSql(ChannelTable::all).forEach(it -> wake(it.id()));
    }

    @EventListener
    void stop(ShutdownEvent event) throws InterruptedException {
        running = false;
        var end = System.nanoTime() + FAREWELL.toNanos();
        for (var worker : workers.values()) {
            worker.close(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
        }
    }

    /** There may be something to do on that channel. */
    void wake(String channel) {
        if (running) {
            of(channel).wake();
        }
    }

    /** Before then a channel rests from a failure; long ago where it does not. */
    Instant rested(String channel) {
        var worker = workers.get(channel);
        return worker == null ? Instant.MIN : worker.rested();
    }

    @Override
    public void ready(String channel) {
        queue.back(channel);
        transactions.afterCommit(() -> refresh(channel));
    }

    /** The channel has just taken something: what waits need not wait for its time. */
    void works(String channel) {
        queue.back(channel);
        refresh(channel);
    }

    private void refresh(String channel) {
        if (running) {
            of(channel).refresh();
        }
    }

    @Override
    public void off(String channel) {
        transactions.writeSql(connection -> {
            DeliveryTable.drop(connection, channel, clock.instant(), "The channel was switched off.");
            return true;
        });
    }

    private Worker of(String channel) {
        return workers.computeIfAbsent(channel, id -> {
            var worker = new Worker(id, queue, sender, outcomes, clock);
            worker.start();
            return worker;
        });
    }
}
