package io.resticmanager.tests.fleet;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * How long frames take from the outbox to the acknowledgement. It looks every 2 ms, so a figure is up to that much too long;
 * never too short.
 */
public final class AckWatch implements AutoCloseable {

    private static final int EVERY_MS = 2;

    private final Set<TimedTelling> waiting = ConcurrentHashMap.newKeySet();
    private final Durations times = new Durations();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    AckWatch() {
        var _ = clock.scheduleWithFixedDelay(this::look, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void expect(TimedTelling telling) {
        waiting.add(telling);
    }

    // Taken out before it is looked at: whoever appends meanwhile puts it back.
    private void look() {
        for (var telling : waiting) {
            waiting.remove(telling);
            if (telling.look(times::add)) {
                waiting.add(telling);
            }
        }
    }

    /** Forgets what was measured up to now. */
    public void begin() {
        times.clear();
    }

    public int count() {
        return times.count();
    }

    /** @param share 0.99 for the time that 99 of 100 frames did not exceed */
    public Duration quantile(double share) {
        return times.quantile(share);
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
