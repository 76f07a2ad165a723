package io.resticmanager.agent.schedule;

import java.lang.Thread.UncaughtExceptionHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Looks again when it is time, and every 30 s at the latest: timers stand still while the machine sleeps and do not hear of a clock
 * that is set. Without anything that will be due nothing wakes the machine.
 */
public final class Ticking implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Ticking.class.getName());
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private final Supplier<Optional<Duration>> look;
    private final UncaughtExceptionHandler broken;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("schedules").factory());
    private @Nullable Future<?> waiting;
    private long turn;

    /** @param broken hears what ended it; without it nothing would begin any more, and nobody would know */
    public Ticking(Supplier<Optional<Duration>> look, UncaughtExceptionHandler broken) {
        this.look = look;
        this.broken = broken;
    }

    /** Looks at once: something has changed. */
    public synchronized void now() {
        if (waiting != null) {
            waiting.cancel(false);
        }
        turn++;
        after(turn, Duration.ZERO);
    }

    // Whoever was told to look again meanwhile does so, and no second one beside
    // it.
    private synchronized void after(long mine, Duration wait) {
        if (mine == turn && !timer.isShutdown()) {
            waiting = timer.schedule(() -> tick(mine), wait.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tick(long mine) {
        try {
            looked().ifPresent(wait -> after(mine, wait));
        } catch (Error e) {
            broken.uncaughtException(Thread.currentThread(), e);
        }
    }

    // What goes wrong once, a full disk say, is tried again.
    private Optional<Duration> looked() {
        try {
            return look.get().map(wait -> wait.compareTo(LONGEST) > 0 ? LONGEST : wait);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "schedules were not followed, and are tried again", e);
            return Optional.of(LONGEST);
        }
    }

    @Override
    public synchronized void close() {
        timer.shutdownNow();
    }
}
