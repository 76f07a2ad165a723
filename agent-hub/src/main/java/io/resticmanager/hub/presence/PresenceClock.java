package io.resticmanager.hub.presence;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.StartupEvent;
import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.TaskScheduler;
import io.resticmanager.hub.host.Registry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the rounds with the hub, and ends them with it. */
@Singleton
final class PresenceClock {

    private static final Logger LOG = LoggerFactory.getLogger(PresenceClock.class);

    private static final Duration SHORTEST = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofSeconds(5);

    // So many rounds within the time after which a host is offline: it is noticed
    // at most a tenth too late.
    private static final int ROUNDS = 10;

    private final PresenceRounds rounds;

    private final Registry registry;

    private final TaskScheduler scheduler;

    private final Duration period;

    private @Nullable ScheduledFuture<?> running;

    PresenceClock(PresenceRounds rounds, Registry registry, PresenceSettings settings,
            @Named(TaskExecutors.SCHEDULED) TaskScheduler scheduler) {
        this.rounds = rounds;
        this.registry = registry;
        this.scheduler = scheduler;
        this.period = within(settings.offlineAfter().dividedBy(ROUNDS));
    }

    private static Duration within(Duration wanted) {
        var atLeast = wanted.compareTo(SHORTEST) < 0 ? SHORTEST : wanted;
        return atLeast.compareTo(LONGEST) > 0 ? LONGEST : atLeast;
    }

    /** Before the first connection is let in. */
    @EventListener
    void start(StartupEvent event) {
        registry.forgetWhoIsOnline();
        running = scheduler.scheduleWithFixedDelay(period, period, this::round);
    }

    // A round that fails (a full disk, say) must not be the last.
    private void round() {
        try {
            rounds.round();
        } catch (RuntimeException e) {
            LOG.error("presence could not be brought up to date; the next round tries again", e);
        }
    }

    @PreDestroy
    void stop() {
        if (running != null) {
            running.cancel(false);
        }
        rounds.writeDown(Duration.ZERO);
    }
}
