package io.resticmanager.notifications.delivery;

import java.time.Instant;

import io.resticmanager.notifications.channel.Outcome;
import org.jspecify.annotations.Nullable;

/** One try that was made, and how long it took. */
record Attempt(Outcome outcome, Instant at, long latencyMs) {

    boolean ok() {
        return outcome instanceof Outcome.Delivered;
    }

    @Nullable
    String error() {
        return switch (outcome) {
            case Outcome.Delivered _ -> null;
            case Outcome.Transient(var error, _, _) -> error;
            case Outcome.Permanent(var error, _, _) -> error;
        };
    }
}
