package io.resticmanager.hub.connection;

import java.time.Duration;

import jakarta.inject.Inject;

import io.micronaut.context.annotation.Context;
import io.resticmanager.hub.presence.PresenceSettings;

/**
 * How many handshakes the hub bears: 100 a second, and a burst of 200 that only quiet times save up. While a fleet comes back
 * to a hub that has just started, no burst: at most 100 in any second (docs/adr/0024).
 */
@Context
final class Admission {

    private static final double PER_SECOND = 100;

    private static final double BURST = 200;

    private static final double RETURNING_BURST = 10;

    private final TokenBucket returning;

    private final TokenBucket usual;

    private final long start;

    private final Duration grace;

    private final HandshakeCount count = new HandshakeCount();

    @Inject
    Admission(PresenceSettings settings) {
        this(settings.startGrace(), System.nanoTime());
    }

    Admission(Duration grace, long start) {
        this.grace = grace;
        this.start = start;
        this.returning = TokenBucket.empty(PER_SECOND - RETURNING_BURST, RETURNING_BURST, start);
        this.usual = TokenBucket.empty(PER_SECOND, BURST, start);
    }

    /** Whether one more may come in now; it is counted either way. */
    synchronized boolean tryEnter() {
        return tryEnter(System.nanoTime());
    }

    synchronized boolean tryEnter(long now) {
        var free = now - start < grace.toNanos() ? returning.tryTake(now) : usual.tryTake(now);
        if (free) {
            count.letIn(now);
        } else {
            count.sentBack();
        }
        return free;
    }

    /** Of all handshakes since the start. */
    HandshakeCount.Figures figures() {
        return count.figures();
    }
}
