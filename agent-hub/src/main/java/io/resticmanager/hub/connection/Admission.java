package io.resticmanager.hub.connection;

import io.micronaut.context.annotation.Context;

/**
 * How many handshakes the hub bears: 100 a second, and a burst of 200 that only quiet times save up. It begins empty with the
 * hub: a whole fleet that comes back after a restart is let in at the rate from the first second on.
 */
@Context
final class Admission {

    private static final double PER_SECOND = 100;

    private static final double BURST = 200;

    private final TokenBucket bucket = TokenBucket.empty(PER_SECOND, BURST, System.nanoTime());

    /** Whether one more may come in now. */
    boolean tryEnter() {
        return bucket.tryTake(System.nanoTime());
    }
}
