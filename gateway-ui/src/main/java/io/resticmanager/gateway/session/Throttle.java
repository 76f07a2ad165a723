package io.resticmanager.gateway.session;

import java.time.Duration;
import java.time.Instant;

/**
 * How long somebody who keeps guessing has to wait. It slows down and never locks out: a lock would let a stranger keep
 * the owner of an account away.
 */
final class Throttle {

    static final Duration ACCOUNT_WINDOW = Duration.ofMinutes(15);
    static final Duration ADDRESS_WINDOW = Duration.ofHours(1);
    static final int FREE_PER_ACCOUNT = 5;
    static final int MOST_PER_ADDRESS = 20;

    static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

    private Throttle() {}

    /** Failures counted within a window, with the first and the last of them. */
    record Failures(int count, Instant first, Instant last) {

        static final Failures NONE = new Failures(0, Instant.EPOCH, Instant.EPOCH);
    }

    /** The time to wait before the next attempt; zero when it may be made now. */
    static Duration delay(Failures ofAccount, Failures ofAddress, Instant now) {
        var account = remaining(ofAccount.last(), growing(ofAccount.count()), now);
        var address = ofAddress.count() < MOST_PER_ADDRESS
                ? Duration.ZERO
                : remaining(ofAddress.first(), ADDRESS_WINDOW, now);
        return account.compareTo(address) > 0 ? account : address;
    }

    // After the fifth failure 1 s, then 2, 4, 8, 16, and from then on 30.
    private static Duration growing(int failures) {
        if (failures < FREE_PER_ACCOUNT) {
            return Duration.ZERO;
        }
        var doublings = Math.min(failures - FREE_PER_ACCOUNT, 5);
        var delay = Duration.ofSeconds(1L << doublings);
        return delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
    }

    // Never more than the delay itself, so that a clock set back does not keep
    // people out.
    private static Duration remaining(Instant since, Duration delay, Instant now) {
        var left = Duration.between(now, since.plus(delay));
        if (left.isNegative()) {
            return Duration.ZERO;
        }
        return left.compareTo(delay) > 0 ? delay : left;
    }
}
