package io.resticmanager.contracts.run;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * How a host stands by the ledger alone. {@code safe}: it has an enabled backup schedule, and the latest due run of each
 * ended well and not suspect; else {@code reason} says in a sentence why not. {@code unknown}: nothing was due yet.
 * {@code missed} counts the due runs since the last that came; {@code nextRunAt} is the next of any of its schedules.
 * {@code catchUp} are the schedules of which nothing is heard and the agent makes up for the latest run when it was not
 * running; absent from a service that does not tell yet.
 * {@code failing}: the reason is a run that failed.
 */
@Wire
public record Standing(Protection protection, @Nullable String reason, int schedules, int missed,
        @Nullable Instant nextRunAt, @Nullable List<CatchUp> catchUp, boolean failing) {

    public enum Protection {
        safe, at_risk, unknown
    }

    /** A schedule as it stands here; its agent may still keep to another revision, or to none. */
    @Wire
    public record CatchUp(String scheduleId, long revision) {}

    /** Where nothing is caught up with, and nothing failed. */
    public Standing(Protection protection, @Nullable String reason, int schedules, int missed,
            @Nullable Instant nextRunAt) {
        this(protection, reason, schedules, missed, nextRunAt, List.of(), false);
    }
}
