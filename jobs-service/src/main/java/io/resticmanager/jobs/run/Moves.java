package io.resticmanager.jobs.run;

import java.util.Optional;

import io.resticmanager.contracts.run.RunState;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row when something is heard of it; empty when nothing changes. A job is better evidence than a skip, and
 * either than silence, however late it comes. The first job is the row's: another one changes nothing.
 */
final class Moves {

    private Moves() {}

    /** A job for it is queued, accepted or running. */
    static Optional<RunState> arrived(RunState state) {
        return switch (state) {
            case due, missed, skipped -> Optional.of(RunState.arrived);
            case arrived, ended -> Optional.empty();
        };
    }

    /** Its job is over; told again when that job's end is, for its agent may know better than we did. */
    static Optional<RunState> ended(RunState state, @Nullable String known, String job) {
        var another = (state == RunState.arrived || state == RunState.ended) && !job.equals(known);
        return another ? Optional.empty() : Optional.of(RunState.ended);
    }

    static Optional<RunState> skipped(RunState state) {
        return switch (state) {
            case due, missed -> Optional.of(RunState.skipped);
            case arrived, ended, skipped -> Optional.empty();
        };
    }
}
