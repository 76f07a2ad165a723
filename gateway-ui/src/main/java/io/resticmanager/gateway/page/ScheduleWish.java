package io.resticmanager.gateway.page;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** A schedule as a person fills it; jobs-service judges it. */
@Wire
record ScheduleWish(@Nullable String name, JobKind kind, boolean enabled, @Nullable String cron,
        @Nullable String timeZone, @Nullable Long jitterS, boolean runMissed, @Nullable Source source,
        @Nullable Retention retention, @Nullable JsonNode options, boolean treatWarningsAsFailure,
        @Nullable Long timeoutS, @Nullable Integer suspectShrinkPercent) {

    /** The same schedule, fired or not. */
    static ScheduleWish of(Schedule schedule, boolean enabled) {
        return new ScheduleWish(schedule.name(), schedule.kind(), enabled, schedule.cron(), schedule.timeZone(),
                Long.valueOf(schedule.jitterS()), schedule.runMissed(), schedule.source(), schedule.retention(),
                schedule.options(), schedule.treatWarningsAsFailure(), schedule.timeoutS(),
                schedule.suspectShrinkPercent());
    }

    /** The same with another time limit, in seconds. */
    ScheduleWish within(Long time) {
        return new ScheduleWish(name, kind, enabled, cron, timeZone, jitterS, runMissed, source, retention, options,
                treatWarningsAsFailure, time, suspectShrinkPercent);
    }

    JsonNode json() {
        return Json.tree(this);
    }
}
