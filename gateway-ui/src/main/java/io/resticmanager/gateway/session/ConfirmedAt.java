package io.resticmanager.gateway.session;

import java.time.Duration;
import java.time.Instant;

import io.micronaut.core.annotation.Introspected;

/** When the password was last entered in a session, in milliseconds of UTC; signing in counts. */
@Introspected
record ConfirmedAt(String sessionId, long confirmed) {

    static final Duration GOOD_FOR = Duration.ofMinutes(10);

    // A time that is still to come was written before a clock was set back: it
    // tells nothing.
    boolean recent(Instant now) {
        var at = Instant.ofEpochMilli(confirmed);
        return !at.isAfter(now) && now.isBefore(at.plus(GOOD_FOR));
    }
}
