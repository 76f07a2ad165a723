package io.resticmanager.jobs.run;

import io.resticmanager.contracts.job.JobKind;
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

    /** @param kind says who begins it: the agent, or this server (ADR 38) */
    static @Nullable String of(@Nullable String reason, JobKind kind) {
        return switch (reason) {
            case null -> null;
            case STILL_WAITING -> "The run before was still waiting or running.";
            case NOT_RUNNING -> byAgent(kind)
                    ? "The agent was not running at that time: it was stopped, or the host was off or asleep."
                    : "This server was not running at that time, or could not begin it.";
            case REMOVED -> "Its schedule was removed before it began.";
            case DISABLED -> "Its schedule was switched off before it began.";
            case PAUSED -> "The host was paused before it began.";
            case HOST_REMOVED -> "The host was removed before it began.";
            case "refused" -> "The agent refused its schedule, so it never begins; the host's Schedules say why.";
            case "withdrawn" ->
                "Before it began its schedule was changed, switched off or removed, or the host was paused.";
            default -> reason;
        };
    }

    /** Whether the agent begins runs of that kind, also while nobody hears of it. */
    static boolean byAgent(JobKind kind) {
        return kind == JobKind.backup || kind == JobKind.check;
    }
}
