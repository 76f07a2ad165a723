package io.resticmanager.hub.presence;

import java.time.Duration;
import java.time.Instant;

/**
 * The clocks of presence for a fleet of a size: how often agents say that they are there, after how long a silence they
 * are gone, over how long a time they come back. Numbers from reliability.md, "Agents and hub".
 */
public record PresencePace(Duration offlineAfter, int connected) {

    /** The larger the fleet, the longer it may be silent. */
    public PresencePace {
        var crowd = Duration.ofMillis(3L * 1000 * connected / 200);
        offlineAfter = offlineAfter.compareTo(crowd) < 0 ? crowd : offlineAfter;
    }

    /** A third of the time after which silence means gone, in whole seconds, at least one. */
    public int heartbeatS() {
        return (int) Math.max(1, offlineAfter.toMillis() / 3000);
    }

    public int reconnectSpreadS() {
        return Math.clamp(connected / 80, 2, 180);
    }

    /** Whether a host that was last heard of then is gone now. */
    public boolean silentTooLong(Instant lastContact, Instant now) {
        return !now.isBefore(lastContact.plus(offlineAfter));
    }
}
