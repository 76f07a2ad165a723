package io.resticmanager.jobs.schedule;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** A schedule as a person filled it, read and found good. */
record Wish(String name, JobKind kind, boolean enabled, String cron, String timeZone, int jitterS, boolean runMissed,
        @Nullable Source source, @Nullable Retention retention, @Nullable JsonNode options,
        boolean treatWarningsAsFailure, @Nullable Long timeoutS, @Nullable Integer suspectShrinkPercent) {

    Schedule as(String id, String hostId, long revision) {
        return new Schedule(id, hostId, name, kind, enabled, cron, timeZone, jitterS, runMissed, source, retention,
                options, treatWarningsAsFailure, timeoutS, suspectShrinkPercent, revision, null, null, null);
    }

    static Wish of(Schedule schedule) {
        return new Wish(schedule.name(), schedule.kind(), schedule.enabled(), schedule.cron(), schedule.timeZone(),
                schedule.jitterS(), schedule.runMissed(), schedule.source(), schedule.retention(), schedule.options(),
                schedule.treatWarningsAsFailure(), schedule.timeoutS(), schedule.suspectShrinkPercent());
    }
}
