package io.resticmanager.gateway.api;

import java.util.List;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** One schedule, and what a cron line means. */
@Controller("/api/schedules")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class SchedulesApi {

    private final Schedules schedules;
    private final Hub hub;

    SchedulesApi(Schedules schedules, Hub hub) {
        this.schedules = schedules;
        this.hub = hub;
    }

    /** A line that is typed. */
    @Wire
    record Line(@Nullable JsonNode cron, @Nullable JsonNode timeZone) {

        SchedulesRpc.Preview read() {
            var given = new Given();
            var read = new SchedulesRpc.Preview(Typed.text(given.text("cron", cron)),
                    Typed.text(given.text("time_zone", timeZone)));
            given.check();
            return read;
        }
    }

    @Get("/{id}")
    ScheduleAnswer show(Actor actor, String id) {
        var schedule = schedules.get(actor, id);
        return ScheduleAnswer.of(schedule, hub.host(actor, schedule.hostId()));
    }

    /** All of it is replaced; {@code revision} is the one that was edited. */
    @Put("/{id}")
    Schedule change(Actor actor, String id, @Body JsonNode schedule) {
        Allowed.check(actor, Role.admin);
        var given = new Given();
        var revision = given.number("revision", schedule.isObject() ? schedule.get("revision") : null);
        given.check();
        if (revision == null) {
            throw new ProblemException(Problem.invalid("revision",
                    "Say which revision was edited; it stands in the schedule as it was read."));
        }
        return schedules.change(actor, id, revision, schedule);
    }

    @Delete("/{id}")
    HttpResponse<?> remove(Actor actor, String id) {
        schedules.remove(actor, id);
        return HttpResponse.noContent();
    }

    @Post("/{id}/run")
    HttpResponse<Queued> run(Actor actor, String id) {
        return HttpResponse.accepted().body(schedules.run(actor, id));
    }

    @Post("/{id}/copy")
    Items<Schedule> copy(Actor actor, String id, @Body JsonNode hosts) {
        Allowed.check(actor, Role.admin);
        return new Items<>(schedules.copy(actor, id, read(hosts)), null);
    }

    /** The hosts that get the same schedule, as it is: nothing else can be said of it. */
    private static List<String> read(JsonNode request) {
        var given = new Given();
        var read = given.texts("host_ids", request.isObject() ? request.get("host_ids") : null);
        given.refuseOthers(request, "host_ids");
        given.check();
        return read == null ? List.of() : read;
    }

    @Post("/preview")
    SchedulesRpc.Meaning preview(Actor actor, @Body Line request) {
        var line = request.read();
        return schedules.preview(actor, line.cron(), line.timeZone());
    }
}
