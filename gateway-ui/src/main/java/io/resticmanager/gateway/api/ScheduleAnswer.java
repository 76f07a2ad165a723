package io.resticmanager.gateway.api;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.host.InForce;
import org.jspecify.annotations.Nullable;

/** A schedule with {@code onHost}: whether its agent keeps to it as it stands here; {@code refused} is what the host said. */
@Wire
record ScheduleAnswer(String id, String hostId, String name, JobKind kind, boolean enabled, String cron,
        String timeZone, int jitterS, boolean runMissed, @Nullable Source source, @Nullable Retention retention,
        @Nullable JsonNode options, boolean treatWarningsAsFailure, @Nullable Long timeoutS,
        @Nullable Integer suspectShrinkPercent, long revision, @Nullable String sentence,
        @Nullable List<Instant> nextRuns, @Nullable Job lastJob, InForce onHost, @Nullable String refused) {

    static ScheduleAnswer of(Schedule schedule, HubHost host) {
        return new ScheduleAnswer(schedule.id(), schedule.hostId(), schedule.name(), schedule.kind(),
                schedule.enabled(), schedule.cron(), schedule.timeZone(), schedule.jitterS(), schedule.runMissed(),
                schedule.source(), schedule.retention(), schedule.options(), schedule.treatWarningsAsFailure(),
                schedule.timeoutS(), schedule.suspectShrinkPercent(), schedule.revision(), schedule.sentence(),
                schedule.nextRuns(), schedule.lastJob(), InForce.of(schedule, host),
                InForce.refusal(schedule, host).orElse(null));
    }
}
