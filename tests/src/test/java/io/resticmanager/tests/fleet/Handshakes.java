package io.resticmanager.tests.fleet;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;

/** When agents were let in, as they saw it: the moment at which their WebSocket was open. */
public final class Handshakes {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();

    void add() {
        times.add(System.nanoTime());
    }

    public void begin() {
        times.clear();
    }

    public int count() {
        return times.size();
    }

    /** The most in any second, wherever it begins. */
    public int mostInASecond() {
        var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
        var most = 0;
        var first = 0;
        for (int last = 0; last < sorted.length; last++) {
            while (sorted[last] - sorted[first] >= SECOND) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }

}
