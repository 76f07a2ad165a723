package io.resticmanager.hub.host;

import java.time.Duration;
import java.time.Instant;

/** How far an agent's clock is from ours. A clock may say anything; more than a hundred years is told as a hundred. */
final class ClockSkew {

    private static final Duration MOST = Duration.ofDays(36_525);

    private ClockSkew() {}

    /** The agent's clock minus ours, in milliseconds. */
    static long millis(Instant ours, Instant agents) {
        var skew = Duration.between(ours, agents);
        if (skew.abs().compareTo(MOST) > 0) {
            return skew.isNegative() ? -MOST.toMillis() : MOST.toMillis();
        }
        return skew.toMillis();
    }
}
