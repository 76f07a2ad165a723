package io.resticmanager.agent.connection;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * When to try again. After an established session a random share of the spread that the hub set, so that a fleet does not come
 * back at once; then exponential back-off with full jitter, 1 s to 60 s. A hub that knows us no more is asked once a minute.
 */
final class Reconnect {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MOST = Duration.ofSeconds(60);
    private static final Duration LONGEST_ASKED = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 6;

    private final RandomGenerator random;
    private int failures;

    Reconnect(RandomGenerator random) {
        this.random = random;
    }

    Duration afterSession(Duration spread) {
        failures = 0;
        return share(spread);
    }

    Duration afterFailure() {
        var ceiling = FIRST.multipliedBy(1L << Math.min(failures, DOUBLINGS));
        failures++;
        return share(ceiling.compareTo(MOST) > 0 ? MOST : ceiling);
    }

    Duration afterRefusal() {
        return MOST;
    }

    /** As long as a hub asks that admits no more just now, at most half a minute, and not all at once. */
    Duration afterBusy(Duration asked) {
        var wait = asked.isNegative() ? Duration.ZERO : asked;
        return (wait.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : wait).plus(share(FIRST));
    }

    private Duration share(Duration whole) {
        return Duration.ofMillis(random.nextLong(whole.toMillis() + 1));
    }
}
