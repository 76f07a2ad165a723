package io.resticmanager.gateway.session;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Lets each name through so many times a minute. Of the minutes before nothing is kept, so that it does not grow with all who ever came. */
final class PerMinute {

    private static final long MINUTE_S = 60;

    private final int most;
    private final Map<String, Integer> counts = new HashMap<>();
    private long minute;

    PerMinute(int most) {
        this.most = most;
    }

    synchronized boolean admits(String name, Instant now) {
        var current = now.getEpochSecond() / MINUTE_S;
        if (current != minute) {
            minute = current;
            counts.clear();
        }
        return counts.merge(name, 1, Integer::sum) <= most;
    }

    /** Of how many names something is kept. */
    synchronized int size() {
        return counts.size();
    }
}
