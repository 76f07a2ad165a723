package io.resticmanager.hub.connection;

import java.time.Duration;

/** Lets so many things happen a second, and a burst beyond that; the caller passes the time in, in nanoseconds. */
final class TokenBucket {

    private static final double NANOS = 1e9;

    private final double perSecond;

    private final double burst;

    private double left;

    private long last;

    /** With the whole burst at hand. */
    TokenBucket(double perSecond, double burst, long now) {
        this(perSecond, burst, burst, now);
    }

    private TokenBucket(double perSecond, double burst, double left, long now) {
        this.perSecond = perSecond;
        this.burst = burst;
        this.left = left;
        this.last = now;
    }

    /** With nothing saved up. */
    static TokenBucket empty(double perSecond, double burst, long now) {
        return new TokenBucket(perSecond, burst, 0, now);
    }

    /** Takes one if there is one. */
    synchronized boolean tryTake(long now) {
        refill(now);
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }

    /** Takes one, on credit if need be, and says how long to wait before using it. */
    synchronized Duration take(long now) {
        refill(now);
        left--;
        return left >= 0 ? Duration.ZERO : Duration.ofNanos((long) (-left / perSecond * NANOS));
    }

    private void refill(long now) {
        left = Math.min(burst, left + (now - last) / NANOS * perSecond);
        last = now;
    }
}
