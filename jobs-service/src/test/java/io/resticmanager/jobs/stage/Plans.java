package io.resticmanager.jobs.stage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.resticmanager.contracts.agent.AgentMessage.JobAccepted;
import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.agent.AgentMessage.JobStarted;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.platform.id.Ids;

/** Schedules of hosts, and what agents say about their runs. */
public record Plans(Stage stage) {

    private static final AtomicLong REVISION = new AtomicLong(1_000_000);

    /** A host that is enrolled, and whose repository is known to be there. */
    public String readyHost() {
        var host = stage.enrolledHost();
        stage.hub().say(host, Frames.succeeded(Ids.next(), JobKind.init));
        stage.awaitIntake(host);
        return host;
    }

    /** Each hour, in UTC, a backup. */
    public static Map<String, Object> hourly(String name) {
        return new HashMap<>(Map.of("name", name, "kind", "backup", "cron", "0 * * * *", "time_zone", "UTC", "source",
                Map.of("paths", List.of("/srv/data"), "excludes", List.of(), "tags", List.of(), "one_file_system",
                        false, "exclude_caches", false)));
    }

    public static Map<String, Object> hourly(String name, JobKind kind) {
        return new HashMap<>(Map.of("name", name, "kind", kind.name(), "cron", "0 * * * *", "time_zone", "UTC"));
    }

    public static Map<String, Object> with(Map<String, Object> wish, String field, Object value) {
        wish.put(field, value);
        return wish;
    }

    public Schedule create(String host, Map<String, Object> wish) {
        return stage.gateway().get(SchedulesRpc.CREATE, new SchedulesRpc.Create(host, Json.tree(wish)), Gateway.ROOT);
    }

    /** It stays on, unless the wish says otherwise. */
    public Schedule change(Schedule schedule, Map<String, Object> wish) {
        wish.putIfAbsent("enabled", true);
        return stage.gateway().get(SchedulesRpc.CHANGE,
                new SchedulesRpc.Change(schedule.id(), schedule.revision(), Json.tree(wish)), Gateway.ROOT);
    }

    /** The host is paused, or goes on; newer than all that the hub has told of it. */
    public void pause(String host, boolean paused) {
        var told = new Event.HostUpdated(Ids.next(), Instant.now(), host, REVISION.incrementAndGet(), "ada", "linux",
                "amd64", List.of(), paused);
        stage.hub().publish(Subjects.of(told), told.eventId(), Json.bytes(told));
    }

    public static JobAccepted accepted(String job, Schedule schedule, Instant due) {
        return new JobAccepted(job, schedule.id(), due, 1);
    }

    public static JobStarted started(String job, Schedule schedule, Instant due) {
        return new JobStarted(job, schedule.kind(), due, "0.18.0", schedule.id(), due, 1);
    }

    public static JobFinished succeeded(String job, Schedule schedule, Instant due, long warnings) {
        return new JobFinished(job, schedule.kind(), JobStatus.succeeded, 0, null, warnings, due, due, Summary.EMPTY,
                null, List.of(), schedule.id(), due, 1);
    }

    /** Of the schedule, beside its due times. */
    public static JobFinished byHand(String job, Schedule schedule, Instant at) {
        return new JobFinished(job, schedule.kind(), JobStatus.succeeded, 0, null, 0, at, at,
                Summary.EMPTY, null, List.of(), schedule.id(), null, 1);
    }

    /** One that its agent began under this revision of its configuration. */
    public static JobFinished succeededUnder(long configRevision, Schedule schedule, Instant due) {
        return new JobFinished(Ids.next(), schedule.kind(), JobStatus.succeeded, 0, null, 0, due, due, Summary.EMPTY,
                null, List.of(), schedule.id(), due, configRevision);
    }

    public static JobFinished failed(String job, Schedule schedule, Instant due, String why) {
        return new JobFinished(job, schedule.kind(), JobStatus.failed, 1, new JobError("x", why, "Try again."), 0, due,
                due, null, null, List.of(), schedule.id(), due, 1);
    }
}
