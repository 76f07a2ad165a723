package io.resticmanager.jobs.run;

import org.jspecify.annotations.Nullable;

/** Why a run was left out, in words; a reason that is not known here stays as it was told. */
final class RunWords {

    static final String STILL_WAITING = "still_waiting";
    static final String NOT_RUNNING = "not_running";

    private RunWords() {}

    static @Nullable String of(@Nullable String reason) {
        return switch (reason) {
            case null -> null;
            case STILL_WAITING -> "The run before was still waiting or running.";
            case NOT_RUNNING -> "Whoever begins it was off or asleep then.";
            case "refused" -> "The host does not allow it.";
            default -> reason;
        };
    }
}
