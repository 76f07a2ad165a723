package io.resticmanager.jobs.run;

import org.jspecify.annotations.Nullable;

/** Why a run was left out, in words; a reason that is not known here stays as it was told. */
final class RunWords {

    static final String STILL_WAITING = "still_waiting";
    static final String NOT_RUNNING = "not_running";
    static final String REMOVED = "schedule_removed";
    static final String DISABLED = "schedule_disabled";
    static final String PAUSED = "host_paused";
    static final String HOST_REMOVED = "host_removed";

    private RunWords() {}

    static @Nullable String of(@Nullable String reason) {
        return switch (reason) {
            case null -> null;
            case STILL_WAITING -> "The run before was still waiting or running.";
            case NOT_RUNNING -> "Whoever begins it was off or asleep then.";
            case REMOVED -> "Its schedule was removed before it began.";
            case DISABLED -> "Its schedule was switched off before it began.";
            case PAUSED -> "The host was paused before it began.";
            case HOST_REMOVED -> "The host was removed before it began.";
            case "refused" -> "The host does not allow it.";
            case "withdrawn" ->
                "Its schedule was changed, switched off or removed, or the host paused, before it began.";
            default -> reason;
        };
    }
}
