package io.resticmanager.gateway.api;

import java.time.Clock;
import java.util.List;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunDay;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.host.Zones;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.ExpectedRuns;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.Schedules;
import org.jspecify.annotations.Nullable;

/** A host's schedules, and what became of their due runs. */
@Controller("/api/hosts/{id}")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class HostSchedulesApi {

    private static final List<JobKind> KINDS = List.of(JobKind.backup, JobKind.forget, JobKind.prune, JobKind.check);
    private static final int USUAL_DAYS = 14;
    private static final int MOST_DAYS = 400;

    private final Hub hub;
    private final Schedules schedules;
    private final ExpectedRuns runs;
    private final Clock clock;

    HostSchedulesApi(Hub hub, Schedules schedules, ExpectedRuns runs, Clock clock) {
        this.hub = hub;
        this.schedules = schedules;
        this.runs = runs;
        this.clock = clock;
    }

    /**
     * Days are those of the zone that is named, the oldest first, and count the runs of the kind that was asked for, or of all;
     * runs are those due up to now, of every kind, the last first.
     */
    @Wire
    record History(String timeZone, List<RunDay> days, List<Run> items, @Nullable String nextCursor) {}

    @Get("/schedules")
    Items<ScheduleAnswer> list(Actor actor, String id) {
        var host = hub.host(actor, id);
        var all = schedules.of(actor, host.id()).stream().map(each -> ScheduleAnswer.of(each, host)).toList();
        return new Items<>(all, null);
    }

    @Post("/schedules")
    HttpResponse<Schedule> create(Actor actor, String id, @Body JsonNode schedule) {
        return HttpResponse.created(schedules.create(actor, id, schedule));
    }

    @Get("/runs")
    History runs(Actor actor, String id, @QueryValue @Nullable Integer days, @QueryValue @Nullable String kind,
            @QueryValue @Nullable Integer limit, @QueryValue @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        var kinds = kinds(kind);
        var zone = Zones.of(hub.host(actor, id));
        var counted = runs.days(actor, id, zone, days(days), kinds);
        var page = runs.past(actor, id, null, clock.instant(), paging.limit(), paging.cursor());
        return new History(zone, counted, page.items(), page.nextCursor());
    }

    /** None for all, as the rpc has it. */
    private static List<JobKind> kinds(@Nullable String name) {
        if (name == null) {
            return List.of();
        }
        return KINDS.stream().filter(kind -> kind.name().equals(name)).findFirst().map(List::of)
                .orElseThrow(() -> new ProblemException(Problem.invalid("kind",
                        "A schedule runs one of backup, forget, prune and check; leave this out to count all.")));
    }

    private static int days(@Nullable Integer days) {
        if (days != null && (days < 1 || days > MOST_DAYS)) {
            throw new ProblemException(Problem.invalid("days", "1 to %d days can be shown.".formatted(MOST_DAYS)));
        }
        return days == null ? USUAL_DAYS : days;
    }
}
