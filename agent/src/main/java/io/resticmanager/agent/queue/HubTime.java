package io.resticmanager.agent.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What time it is at the hub, as its last welcome told: deadlines are the hub's, and this machine's clock may be wrong. */
public final class HubTime {

    private final Clock clock;
    private volatile Duration ahead = Duration.ZERO;

    public HubTime(Clock clock) {
        this.clock = clock;
    }

    public void heard(Instant serverTime) {
        ahead = Duration.between(clock.instant(), serverTime);
    }

    Instant now() {
        return clock.instant().plus(ahead);
    }
}
