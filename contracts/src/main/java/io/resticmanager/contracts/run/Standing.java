package io.resticmanager.contracts.run;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * How a host stands by the ledger alone. {@code safe}: it has an enabled backup schedule, and the latest due run of each
 * ended well and not suspect; else {@code reason} says in a sentence why not. {@code unknown}: nothing was due yet.
 * {@code missed} counts the due runs since the last that came; {@code nextRunAt} is the next of any of its schedules.
 */
@Wire
public record Standing(Protection protection, @Nullable String reason, int schedules, int missed,
        @Nullable Instant nextRunAt) {

    public enum Protection {
        safe, at_risk, unknown
    }
}
