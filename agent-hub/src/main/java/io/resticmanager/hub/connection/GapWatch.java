package io.resticmanager.hub.connection;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** How long an agent has let a gap stand that it was asked to fill. Used by the session's own thread. */
final class GapWatch {

    /** An agent sends again within a round trip; one that has not by then never will on this connection. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Clock clock;

    private @Nullable Instant since;

    GapWatch(Clock clock) {
        this.clock = clock;
    }

    /** The agent was told; only the first time begins the wait. */
    void asked() {
        if (since == null) {
            since = clock.instant();
        }
    }

    /** The frame that was missing came. */
    void filled() {
        since = null;
    }

    boolean ignored() {
        return since != null && !clock.instant().isBefore(since.plus(PATIENCE));
    }
}
