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

    private static int size(Wish wish, List<Schedule> others) {
        return Json.bytes(wish.as("", "", 1)).length + others.stream().mapToInt(each -> Json.bytes(each).length).sum();
    }

    private static boolean policies(List<Schedule> schedules) {
        return schedules.stream().anyMatch(each -> each.kind() == JobKind.backup && each.retention() != null);
    }
}
