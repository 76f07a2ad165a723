package io.resticmanager.contracts.schedule;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Rpc;

/** What jobs-service answers about schedules. Changes need the role admin; what is wrong answers 422 field by field. */
public final class SchedulesRpc {

    public static final Rpc<OfHost, Schedules> LIST = new Rpc<>("rpc.jobs.schedules.list", OfHost.class,
            Schedules.class);
    public static final Rpc<ScheduleId, Schedule> GET = new Rpc<>("rpc.jobs.schedules.get", ScheduleId.class,
            Schedule.class);
    public static final Rpc<Create, Schedule> CREATE = new Rpc<>("rpc.jobs.schedules.create", Create.class,
            Schedule.class);
    /** Replaces all of it; one that somebody changed meanwhile answers 409. */
    public static final Rpc<Change, Schedule> CHANGE = new Rpc<>("rpc.jobs.schedules.change", Change.class,
            Schedule.class);
    /** What has run stays. */
    public static final Rpc<ScheduleId, Nothing> REMOVE = new Rpc<>("rpc.jobs.schedules.remove", ScheduleId.class,
            Nothing.class);
    /** To all of these hosts or to none. */
    public static final Rpc<Copy, Schedules> COPY = new Rpc<>("rpc.jobs.schedules.copy", Copy.class, Schedules.class);
    /** Runs it now, beside its due times; needs the role operator, and a schedule that deletes the role admin. */
    public static final Rpc<ScheduleId, JobsRpc.Queued> RUN = new Rpc<>("rpc.jobs.schedules.run", ScheduleId.class,
            JobsRpc.Queued.class);
    /** What a cron line means, before anything is saved; needs the role viewer. */
    public static final Rpc<Preview, Meaning> PREVIEW = new Rpc<>("rpc.jobs.schedules.preview", Preview.class,
            Meaning.class);

    private SchedulesRpc() {}

    @Wire
    public record OfHost(String hostId) {}

    @Wire
    public record Schedules(List<Schedule> items) {}

    @Wire
    public record ScheduleId(String scheduleId) {}

    /** {@code schedule} is {@link Schedule} as a person fills it: without ids, revision and what is told of it. */
    @Wire
    public record Create(String hostId, JsonNode schedule) {}

    /** {@code revision} is the one that was edited. */
    @Wire
    public record Change(String scheduleId, long revision, JsonNode schedule) {}

    /** At most 200 hosts. */
    @Wire
    public record Copy(String scheduleId, List<String> hostIds) {}

    @Wire
    public record Preview(String cron, String timeZone) {}

    /** The line as a sentence in English, and its next five due times. */
    @Wire
    public record Meaning(String sentence, List<Instant> nextRuns) {}
}
