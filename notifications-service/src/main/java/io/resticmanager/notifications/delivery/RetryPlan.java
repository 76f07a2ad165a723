package io.resticmanager.notifications.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * When a delivery that failed for now is tried again (decision 40: seven tries after the first, none later than 24 hours).
 *
 * <p>The delays, added up, are fixed times after the delivery was meant; the next try is the first of them that is still ahead. So a try
 * that came early, as the channel was saved or works again, spends nothing, and it is given up by its age. What was held back, by
 * {@code Retry-After}, by the channel's rest or by a queue, and has not had all its tries when the last time is over has what is left until
 * just before the end. Only what had exactly the plan's tries ends with the last of them, as one more would be an eighth.
 */
record RetryPlan(List<Duration> delays) {

    static final Duration LIFE = Duration.ofHours(24);
    /** The last try is over before the end, whatever the channel's time-out. */
    private static final Duration LAST = LIFE.minusMinutes(1);
    /** A delay grows by up to a fifth, so that what failed together does not come together again. */
    private static final double JITTER = 0.2;
    private static final Duration FIRST_REST = Duration.ofSeconds(1);
    private static final Duration LONGEST_REST = Duration.ofHours(1);

    /**
     * @param attempts how many were made, 1 or more
     * @param createdAt when it was meant to go
     * @param retryAfter what the receiver asked for; longer than what is left, it is tried just before the end
     * @param chance 0 to 1, for the jitter
     * @return empty when it is given up
     */
    Optional<Instant> next(int attempts, Instant createdAt, Instant now, @Nullable Duration retryAfter,
            double chance) {
        var end = createdAt.plus(LAST);
        var asked = retryAfter == null ? Instant.MIN : now.plus(retryAfter);
        return planned(createdAt, now, chance).or(() -> left(attempts, now, end))
                .map(at -> at.isAfter(asked) ? at : asked)
                .map(at -> at.isBefore(end) ? at : end).filter(at -> at.isAfter(now));
    }

    private Optional<Instant> planned(Instant createdAt, Instant now, double chance) {
        var time = createdAt;
        for (var delay : delays) {
            time = time.plus(delay);
            if (time.isAfter(now)) {
                return Optional.of(time.plusMillis((long) (delay.toMillis() * JITTER * chance)));
            }
        }
        return Optional.empty();
    }

    private Optional<Instant> left(int attempts, Instant now, Instant end) {
        var most = delays.size() + 1;
        if (attempts == most) {
            return Optional.empty();
        }
        return Optional.of(attempts < most ? now.plus(delays.getLast()) : end);
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
}
