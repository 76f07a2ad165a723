package io.resticmanager.notifications.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/** When a delivery that failed for now is tried again: after each of the delays, never later than 24 hours after it was meant to go. */
record RetryPlan(List<Duration> delays) {

    static final Duration LIFE = Duration.ofHours(24);
    /** A delay grows by up to a fifth, so that what failed together does not come together again. */
    private static final double JITTER = 0.2;

    /**
     * @param attempts how many were made, 1 or more
     * @param retryAfter what the receiver asked for
     * @param chance 0 to 1, for the jitter
     * @return empty when it is given up
     */
    Optional<Instant> next(int attempts, Instant createdAt, Instant now, @Nullable Duration retryAfter,
            double chance) {
        if (attempts > delays.size()) {
            return Optional.empty();
        }
        var delay = Duration.ofMillis((long) (delays.get(attempts - 1).toMillis() * (1 + JITTER * chance)));
        var wait = retryAfter != null && retryAfter.compareTo(delay) > 0 ? retryAfter : delay;
        return Optional.of(now.plus(wait)).filter(at -> !at.isAfter(createdAt.plus(LIFE)));
    }

    /**
     * How long a channel rests after a failure before anything else is tried on it. The first rest is short, for it may have been
     * that one message alone.
     *
     * @param failures in a row, 1 or more
     */
    Duration rest(int failures, @Nullable Duration retryAfter) {
        var longest = delays.getFirst();
        var rest = failures == 1 && longest.compareTo(FIRST_REST) > 0 ? FIRST_REST : longest;
        if (retryAfter == null || retryAfter.compareTo(rest) < 0) {
            return rest;
        }
        return retryAfter.compareTo(LONGEST_REST) > 0 ? LONGEST_REST : retryAfter;
    }

    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);
}
