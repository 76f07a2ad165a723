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

    private Duration share(Duration whole) {
        return Duration.ofMillis(random.nextLong(whole.toMillis() + 1));
    }
}
