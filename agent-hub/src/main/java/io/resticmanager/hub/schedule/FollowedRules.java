package io.resticmanager.hub.schedule;

import java.util.List;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.schedule.Schedule;

/**
 * Which schedules an agent follows, and what it is told of them. Forget and prune are jobs-service's to begin: their guards are
 * there (ADR 36).
 */
final class FollowedRules {

    private FollowedRules() {}

    static List<Schedule> followed(List<Schedule> all) {
        return all.stream().filter(Schedule::enabled)
                .filter(schedule -> schedule.kind() == JobKind.backup || schedule.kind() == JobKind.check)
                .map(FollowedRules::bare).toList();
    }

    // What is told to people changes with the time of day.
    private static Schedule bare(Schedule it) {
        return new Schedule(it.id(), it.hostId(), it.name(), it.kind(), it.enabled(), it.cron(), it.timeZone(),
                it.jitterS(), it.runMissed(), it.source(), it.retention(), it.options(), it.treatWarningsAsFailure(),
                it.timeoutS(), it.suspectShrinkPercent(), it.revision(), null, null, null);
    }
}
