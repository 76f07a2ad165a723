package io.resticmanager.gateway.fake;

import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.BadCron;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.contracts.schedule.Timetable;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import org.jspecify.annotations.Nullable;

/** What jobs-service answers about schedules: it keeps them, judges lines, zones, names and revisions, and fires none. */
@Singleton
@Named("jobs")
public final class FakeSchedules implements Endpoints {

    private final Map<String, Schedule> schedules = new ConcurrentSkipListMap<>();
    private final Set<String> bare = ConcurrentHashMap.newKeySet();
    private final List<JsonNode> wishes = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Problem> refusal = new AtomicReference<>();
    private final List<String> ran = new CopyOnWriteArrayList<>();
    private final FakeJobs jobs;
    private final Clock clock;

    FakeSchedules(FakeJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    public void knows(Schedule schedule) {
        schedules.put(schedule.id(), schedule);
    }

    public void forgetAll() {
        schedules.clear();
    }

    public Schedule get(String id) {
        return schedules.get(id);
    }

    public List<Schedule> of(String hostId) {
        return schedules.values().stream().filter(schedule -> schedule.hostId().equals(hostId)).toList();
    }

    /** Its repository is not initialised, so it gets no schedule. */
    public void bare(String hostId) {
        bare.add(hostId);
    }

    /** What the next change is refused with. */
    public void refuses(@Nullable Problem problem) {
        refusal.set(problem);
    }

    /** What it was asked to keep, in order. */
    public List<JsonNode> wishes() {
        return wishes;
    }

    /** Which ones it was asked to run now, in order. */
    public List<String> ran() {
        return ran;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(SchedulesRpc.LIST, Role.viewer, (_, ask) -> Reply.of(
                new SchedulesRpc.Schedules(of(ask.hostId()).stream().map(this::told).toList())));
        server.endpoint(SchedulesRpc.GET, Role.viewer, (_, ask) -> found(ask.scheduleId()));
        server.endpoint(SchedulesRpc.CREATE, Role.admin, (_, ask) -> create(ask));
        server.endpoint(SchedulesRpc.CHANGE, Role.admin, (_, ask) -> change(ask));
        server.endpoint(SchedulesRpc.REMOVE, Role.admin, (_, ask) -> remove(ask.scheduleId()));
        server.endpoint(SchedulesRpc.COPY, Role.admin, (_, ask) -> copy(ask));
        server.endpoint(SchedulesRpc.RUN, Role.operator, this::run);
        server.endpoint(SchedulesRpc.PREVIEW, Role.viewer, (_, ask) -> preview(ask));
    }

    private Reply<Schedule> found(String id) {
        var schedule = schedules.get(id);
        return schedule == null
                ? Reply.refused(Problem.notFound("There is no schedule " + id + "."))
                : Reply.of(told(schedule));
    }

    private Reply<Schedule> create(SchedulesRpc.Create ask) {
        var errors = wrong(ask.hostId(), "", ask.schedule());
        if (bare.contains(ask.hostId())) {
            errors.add(new FieldError("host_id", "The repository is not initialised. Initialise it first."));
        }
        return answer(errors, () -> keep(Ids.next(), ask.hostId(), 1, ask.schedule()));
    }

    private Reply<Schedule> change(SchedulesRpc.Change ask) {
        var before = schedules.get(ask.scheduleId());
        if (before == null) {
            return found(ask.scheduleId());
        }
        if (before.revision() != ask.revision()) {
            return Reply.refused(Problem.conflict("Somebody has changed this schedule meanwhile."));
        }
        return answer(wrong(before.hostId(), before.id(), ask.schedule()),
                () -> keep(before.id(), before.hostId(), before.revision() + 1, ask.schedule()));
    }

    private Reply<Schedule> answer(List<FieldError> errors, Supplier<Schedule> change) {
        if (refusal.getAndSet(null) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        return errors.isEmpty() ? Reply.of(told(change.get())) : Reply.refused(Problem.invalid(errors));
    }

    private Reply<Nothing> remove(String id) {
        return schedules.remove(id) == null
                ? Reply.refused(Problem.notFound("There is no schedule " + id + "."))
                : Reply.of(Nothing.NOTHING);
    }

    private Reply<SchedulesRpc.Schedules> copy(SchedulesRpc.Copy ask) {
        var schedule = schedules.get(ask.scheduleId());
        if (ask.hostIds().isEmpty()) {
            return Reply.refused(Problem.invalid("host_ids", "Name 1 to 200 hosts."));
        }
        var errors = new ArrayList<FieldError>();
        for (int i = 0; i < ask.hostIds().size(); i++) {
            if (of(ask.hostIds().get(i)).stream().anyMatch(other -> other.name().equals(schedule.name()))) {
                errors.add(new FieldError("host_ids[" + i + "]", "This host has a schedule of this name already."));
            }
        }
        return errors.isEmpty()
                ? Reply.of(new SchedulesRpc.Schedules(ask.hostIds().stream()
                        .map(host -> keep(Ids.next(), host, 1, Json.tree(schedule))).toList()))
                : Reply.refused(Problem.invalid(errors));
    }

    private Reply<JobsRpc.Queued> run(Caller caller, SchedulesRpc.ScheduleId ask) {
        var schedule = schedules.get(ask.scheduleId());
        if (schedule == null) {
            return Reply.refused(Problem.notFound("There is no schedule " + ask.scheduleId() + "."));
        }
        var deletes = schedule.kind() == JobKind.forget || schedule.kind() == JobKind.prune;
        if (deletes && caller.actor().role() != Role.admin) {
            return Reply.refused(Problem.forbidden(Role.admin));
        }
        if (refusal.getAndSet(null) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        var job = Stories.job(schedule.hostId(), schedule.kind(), JobStatus.queued);
        jobs.knows(job);
        ran.add(schedule.id());
        return Reply.of(new JobsRpc.Queued(job.id(), job.status()));
    }

    private Reply<SchedulesRpc.Meaning> preview(SchedulesRpc.Preview ask) {
        var errors = new ArrayList<FieldError>();
        judge(ask.cron(), ask.timeZone(), errors);
        return errors.isEmpty()
                ? Reply.of(meaning(ask.cron(), ask.timeZone()))
                : Reply.refused(Problem.invalid(errors));
    }

    private Schedule keep(String id, String hostId, long revision, JsonNode wish) {
        wishes.add(wish);
        var fields = new HashMap<String, JsonNode>();
        Map.of("enabled", true, "run_missed", true, "treat_warnings_as_failure", false)
                .forEach((field, usual) -> fields.put(field, JsonNode.createBooleanNode(usual)));
        fields.put("jitter_s", JsonNode.createNumberNode(0));
        wish.entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put("id", JsonNode.createStringNode(id));
        fields.put("host_id", JsonNode.createStringNode(hostId));
        fields.put("revision", JsonNode.createNumberNode(revision));
        try {
            var schedule = Json.read(JsonNode.createObjectNode(fields), Schedule.class);
            schedules.put(id, schedule);
            return schedule;
        } catch (Json.Malformed e) {
            throw new IllegalArgumentException(e);
        }
    }

    private List<FieldError> wrong(String hostId, String id, JsonNode wish) {
        var errors = new ArrayList<FieldError>();
        var name = text(wish, "name");
        if (name.isBlank()) {
            errors.add(new FieldError("name", "A name has 1 to 100 characters on one line."));
        }
        if (of(hostId).stream().anyMatch(other -> other.name().equals(name) && !other.id().equals(id))) {
            errors.add(new FieldError("name", "This host has a schedule of this name already."));
        }
        judge(text(wish, "cron"), text(wish, "time_zone"), errors);
        if (wish.get("timeout_s") instanceof JsonNode time && time.isNumber() && time.getLongValue() < 60) {
            errors.add(new FieldError("timeout_s", "From 60 to 604,800 seconds: a minute to a week."));
        }
        return errors;
    }

    private static void judge(String cron, String zone, List<FieldError> errors) {
        try {
            CronLine.parse(cron);
        } catch (BadCron e) {
            errors.add(new FieldError("cron", e.getMessage()));
        }
        if (!ZoneId.getAvailableZoneIds().contains(zone)) {
            errors.add(new FieldError("time_zone", "A zone of the time zone database is needed."));
        }
    }

    private Schedule told(Schedule schedule) {
        var meaning = meaning(schedule.cron(), schedule.timeZone());
        return schedule.told(meaning.sentence(), schedule.enabled() ? meaning.nextRuns() : List.of(),
                schedule.lastJob());
    }

    private SchedulesRpc.Meaning meaning(String cron, String zone) {
        try {
            var line = CronLine.parse(cron);
            return new SchedulesRpc.Meaning(line.sentence(),
                    new Timetable(line, ZoneId.of(zone)).after(clock.instant()).limit(5).toList());
        } catch (BadCron e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String text(JsonNode wish, String field) {
        var value = wish.get(field);
        return value == null || !value.isString() ? "" : value.getStringValue();
    }
}
