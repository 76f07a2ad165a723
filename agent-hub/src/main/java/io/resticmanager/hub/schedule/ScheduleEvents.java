package io.resticmanager.hub.schedule;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.core.propagation.PropagatedContext;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears that a schedule was changed, which makes the copy of its host an old one; at a start all are, for either database may have
 * been restored. What could not be asked for is asked for again.
 */
@Singleton
@Named("hub")
final class ScheduleEvents implements Listening {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleEvents.class);

    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final StaleTable stale;

    private final ScheduleRounds rounds;

    private final Transactions transactions;

    private final TaskScheduler scheduler;

    private @Nullable ScheduledFuture<?> running;

    ScheduleEvents(StaleTable stale, ScheduleRounds rounds, @Named("hub") Transactions transactions,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.stale = stale;
        this.rounds = rounds;
        this.transactions = transactions;
        this.scheduler = scheduler;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(Set.of("schedule.changed"), this::take);
    }

    private void take(Event event) {
        if (event instanceof Event.ScheduleChanged changed) {
            stale.mark(changed.hostId());
            transactions.afterCommit(this::soon);
        }
    }

    // Not here: nobody waits for the network in a transaction. The scheduler would
    // hand the transaction's connection on to its
    // thread, where it is closed.
    private void soon() {
        try (var _ = PropagatedContext.empty().propagate()) {
            var _ = scheduler.schedule(Duration.ZERO, this::round);
        }
    }

    @EventListener
    void start(StartupEvent event) {
        transactions.write(stale::markAll);
        running = scheduler.scheduleWithFixedDelay(AGAIN, AGAIN, this::round);
    }

    private void round() {
        try {
            rounds.round();
        } catch (RuntimeException e) {
            LOG.error("schedules could not be copied; the next round tries again", e);
        }
    }

    @PreDestroy
    void stop() {
        if (running != null) {
            running.cancel(false);
        }
    }
}
