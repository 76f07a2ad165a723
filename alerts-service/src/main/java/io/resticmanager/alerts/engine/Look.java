package io.resticmanager.alerts.engine;

import java.time.Clock;
import java.time.Instant;

import io.resticmanager.alerts.alert.AlertBook.Stands;

/** A look at an owner, which began then. */
record Look(Instant began, Clock clock) {

    /**
     * Whether what is missing in the answer says something of this alert: not where it was confirmed meanwhile. What was confirmed
     * in the future was so before our clock was set back.
     */
    boolean judges(Stands it) {
        return it.lastSeenAt().isBefore(began) || it.lastSeenAt().isAfter(now());
    }

    Instant now() {
        return clock.instant();
    }
}
