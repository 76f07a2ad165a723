package io.resticmanager.hub.presence;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Tells a clock that was set, or a machine that slept, from time that passed. Used by one thread at a time. */
final class ClockJumps {

    /** A clock that is put right little by little, and a round that is late, stay below. */
    private static final Duration DRIFT = Duration.ofSeconds(5);

    private final Clock clock;

    private final LongSupplier nanos;

    private Instant lastTime;

    private long lastNanos;

    /** @param nanos a timer that no clock moves, and that stands still while the machine sleeps */
    ClockJumps(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
        this.lastTime = clock.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /** How far the clock jumped since this was asked last, back if negative; zero when it went with the time. */
    Duration sinceLast() {
        var time = clock.instant();
        var timer = nanos.getAsLong();
        var jump = Duration.between(lastTime, time).minusNanos(timer - lastNanos);
        lastTime = time;
        lastNanos = timer;
        return jump.abs().compareTo(DRIFT) < 0 ? Duration.ZERO : jump;
    }
}
