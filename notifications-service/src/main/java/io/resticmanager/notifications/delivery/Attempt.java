package io.resticmanager.notifications.delivery;

import java.time.Instant;

import io.resticmanager.notifications.channel.Outcome;
import org.jspecify.annotations.Nullable;

/** One try that was made, and how long it took. */
record Attempt(Outcome outcome, Instant at, long latencyMs) {

    boolean ok() {
        return outcome instanceof Outcome.Delivered;
    }

    /** For everybody. */
    @Nullable
    String error() {
        var why = why();
        return why == null ? null : why.error();
    }

    /** For administrators alone. */
    @Nullable
    String said() {
        var why = why();
        return why == null ? null : why.said();
    }

    /** All there is to say about a failure, for administrators. */
    @Nullable
    String whole() {
        var why = why();
        return why == null ? null : why.whole();
    }

    private Outcome.@Nullable Why why() {
        return switch (outcome) {
            case Outcome.Delivered _ -> null;
            case Outcome.Transient(var why, _, _) -> why;
            case Outcome.Permanent(var why, _, _) -> why;
        };
    }
}
