package io.resticmanager.agent.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * What time it is at the hub, as its last welcome told: deadlines are the hub's, and this machine's clock may be wrong, or
 * be put right at any moment. Counted on from the welcome by a timer that no clock moves and that no sleep stops; until
 * the first one, this machine's clock is all there is.
 */
public final class HubTime {

    private final Clock clock;
    private final LongSupplier nanos;
    private volatile @Nullable Told told;

    private record Told(Instant serverTime, long at) {}

    public HubTime(Clock clock) {
        this(clock, new Elapsed());
    }

    HubTime(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.nanos = nanos;
    }

    public void heard(Instant serverTime) {
        told = new Told(serverTime, nanos.getAsLong());
    }

    /** The time at the hub. */
    public Instant now() {
        var last = told;
        return last == null
                ? clock.instant()
                : last.serverTime().plus(Duration.ofNanos(nanos.getAsLong() - last.at()));
    }
}
