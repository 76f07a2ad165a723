package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Schedules and due runs to tell tests with. */
public final class ScheduleStories {

    private ScheduleStories() {}

    /** Every night at half past two in Vienna, as a person would fill it in. */
    public static Schedule nightly(String hostId) {
        return new Schedule(Ids.next(), hostId, "Nightly", JobKind.backup, true, "30 2 * * *", "Europe/Vienna", 600,
                true, new Source(List.of("/etc", "/srv"), List.of("*.tmp"), List.of("night"), true, true, 512, 4,
                        "max", null, "dump-db", "tell"),
                new Retention(1, 2, 7, 4, 12, 3, "14d", List.of("gold"), "host"), null, false, 5_400L, 40, 3, null,
                null, null);
    }

    /** Of another kind, once a week. */
    public static Schedule weekly(String hostId, JobKind kind, @Nullable JsonNode options) {
        var name = kind.name().substring(0, 1).toUpperCase(Locale.ROOT) + kind.name().substring(1);
        return new Schedule(Ids.next(), hostId, name, kind, true, "0 5 * * SUN", "UTC", 0, true, null, null, options,
                true, 90L, null, 1, null, null, null);
    }

    public static Schedule off(Schedule schedule) {
        return new Schedule(schedule.id(), schedule.hostId(), schedule.name(), schedule.kind(), false,
                schedule.cron(), schedule.timeZone(), schedule.jitterS(), schedule.runMissed(), schedule.source(),
                schedule.retention(), schedule.options(), schedule.treatWarningsAsFailure(), schedule.timeoutS(),
                schedule.suspectShrinkPercent(), schedule.revision(), null, null, schedule.lastJob());
    }

    /** The same under another id. */
    public static Schedule called(String id, Schedule schedule) {
        return new Schedule(id, schedule.hostId(), schedule.name(), schedule.kind(), schedule.enabled(),
                schedule.cron(), schedule.timeZone(), schedule.jitterS(), schedule.runMissed(), schedule.source(),
                schedule.retention(), schedule.options(), schedule.treatWarningsAsFailure(), schedule.timeoutS(),
                schedule.suspectShrinkPercent(), schedule.revision(), null, null, schedule.lastJob());
    }

    public static Schedule after(Schedule schedule, Job last) {
        return schedule.told("", List.of(), last);
    }

    public static Run run(Schedule schedule, Instant dueAt, RunState state, @Nullable JobStatus status) {
        return run(schedule, dueAt, state, status, false, 0, null);
    }

    public static Run overdue(Schedule schedule, Instant dueAt) {
        return new Run(schedule.hostId(), schedule.id(), schedule.name(), schedule.kind(), dueAt, RunState.due, true,
                null, null, false, 0, null);
    }

    public static Run failed(Schedule schedule, Instant dueAt, String jobId) {
        return new Run(schedule.hostId(), schedule.id(), schedule.name(), schedule.kind(), dueAt, RunState.ended, false,
                jobId, JobStatus.failed, false, 0, null);
    }

    public static Run skipped(Schedule schedule, Instant dueAt, String reason) {
        return run(schedule, dueAt, RunState.skipped, null, false, 0, reason);
    }

    public static Run run(Schedule schedule, Instant dueAt, RunState state, @Nullable JobStatus status,
            boolean suspect, long warnings, @Nullable String reason) {
        return new Run(schedule.hostId(), schedule.id(), schedule.name(), schedule.kind(), dueAt, state, false,
                status == null ? null : Ids.next(), status, suspect, warnings, reason);
    }

    /** A host that tells which schedules its agent keeps to. */
    public static HubHost keeping(HubHost host, HubHost.InForce... kept) {
        return new HubHost(host.id(), host.name(), host.hostname(), host.os(), host.arch(), host.tags(),
                host.presence(), host.paused(), host.enrolledAt(), host.lastSeenAt(), host.connectedAt(),
                host.agentVersion(), host.resticVersion(), host.configPending(), host.clockSkewMs(),
                host.repositoryId(), host.repoUrlRedacted(), host.outboxDepth(), host.protocol(), host.timeZone(),
                host.refusal(), host.policy(), host.configRefused(), host.configRevision(), host.appliedRevision(),
                List.of(kept));
    }
}
