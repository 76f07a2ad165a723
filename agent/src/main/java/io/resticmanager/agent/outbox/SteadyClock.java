package io.resticmanager.agent.outbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.LongSupplier;

/**
 * A clock for spans of time: begins with another one's time and goes on evenly, whatever that one is set to. While the
 * machine sleeps it may stand still, so that what is kept for a time is kept longer, never shorter.
 */
public final class SteadyClock extends Clock {

    private final Clock other;
    private final LongSupplier nanos;
    private final Instant began;
    private final long begin;

    public SteadyClock(Clock other) {
        this(other, System::nanoTime);
    }

    SteadyClock(Clock other, LongSupplier nanos) {
        this.other = other;
        this.nanos = nanos;
        this.began = other.instant();
        this.begin = nanos.getAsLong();
    }

    @Override
    public Instant instant() {
        return began.plus(Duration.ofNanos(nanos.getAsLong() - begin));
    }

    @Override
    public ZoneId getZone() {
        return other.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new SteadyClock(other.withZone(zone), nanos);
    }
}
