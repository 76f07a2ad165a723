package io.resticmanager.tests.fleet;

import java.time.Duration;
import java.util.Arrays;

/** Many durations, for quantiles over all of them; nothing is sampled or rounded. */
public final class Durations {

    private long[] nanos = new long[1_024];
    private int count;

    public synchronized void add(long duration) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = duration;
    }

    synchronized void clear() {
        count = 0;
    }

    public synchronized int count() {
        return count;
    }

    /** The smallest that {@code share} of all do not exceed; zero when there are none. */
    public synchronized Duration quantile(double share) {
        if (count == 0) {
            return Duration.ZERO;
        }
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[Math.clamp((long) Math.ceil(share * count) - 1, 0, count - 1)]);
    }
}
