package io.resticmanager.jobs.schedule;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.schedule.Schedule;

/** What one schedule may be beside the others of its host. */
final class ScheduleRules {

    /** Schedules of one host: all of them go to its agent in one frame. */
    static final int MOST = 50;

    private static final int MOST_BYTES = 192 * 1024;

    private static final String LAST = "What %s keeps is all that the forget schedule %s goes by; without it there is nothing left to "
            + "apply. Give that one a retention of its own, or switch it off or remove it first.";

    private ScheduleRules() {}

    /** @param others of the same host, without the one that is replaced */
    static Optional<FieldError> against(Wish wish, List<Schedule> others) {
        if (others.size() >= MOST) {
            return Optional.of(new FieldError("name", "A host has at most %d schedules.".formatted(MOST)));
        }
        if (others.stream().anyMatch(other -> other.name().equalsIgnoreCase(wish.name()))) {
            return Optional.of(new FieldError("name", "This host has a schedule of this name already."));
        }
        if (size(wish, others) > MOST_BYTES) {
            return Optional
                    .of(new FieldError("source", "All schedules of a host together have at most 192 KiB; with this "
                            + "one it would be more. Name fewer paths and excludes."));
        }
        return wish.kind() == JobKind.forget && wish.retention() == null && !policies(others)
                ? Optional.of(new FieldError("retention",
                        "Nothing says what to keep: neither this schedule nor a backup "
                                + "schedule of this host has a retention policy."))
                : Optional.empty();
    }

    /**
     * Why the policy of a backup schedule can not go: a forget that fires would have nothing left to apply (decision 40).
     *
     * @param others of the same host
     */
    static Optional<FieldError> without(Schedule schedule, List<Schedule> others) {
        if (schedule.kind() != JobKind.backup || schedule.retention() == null || policies(others)) {
            return Optional.empty();
        }
        return others.stream().filter(ScheduleRules::relies).findFirst().map(forget -> new FieldError("retention",
                LAST.formatted(schedule.name(), forget.name())));
    }

    private static boolean relies(Schedule schedule) {
        return schedule.kind() == JobKind.forget && schedule.enabled() && schedule.retention() == null;
    }

    private static int size(Wish wish, List<Schedule> others) {
        return Json.bytes(wish.as("", "", 1)).length + others.stream().mapToInt(each -> Json.bytes(each).length).sum();
    }

    private static boolean policies(List<Schedule> schedules) {
        return schedules.stream().anyMatch(each -> each.kind() == JobKind.backup && each.retention() != null);
    }
}
