package io.resticmanager.gateway.api;

import java.util.List;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.ItemPage;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Repeated;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Jobs of the whole fleet. */
@Controller("/api/jobs")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class JobsApi {

    // Of a limit that came twice no number is read, which is refused already.
    private static final List<String> FILTERS = List.of("host_id", "kind", "status", "schedule_id", "period", "q",
            "cursor");

    private final Jobs jobs;

    JobsApi(Jobs jobs) {
        this.jobs = jobs;
    }

    @Get
    JobList list(HttpRequest<?> request, Actor actor, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String kind,
            @QueryValue @Nullable String status, @QueryValue("schedule_id") @Nullable String scheduleId,
            @QueryValue @Nullable String period, @QueryValue @Nullable String q, @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        Repeated.refuse(request.getParameters(), FILTERS);
        var paging = Paging.of(limit, cursor);
        return jobs.list(actor, new JobsRpc.Query(hostId, kind, status, paging.limit(), paging.cursor(), scheduleId,
                period, q));
    }

    @Get("/{id}")
    Job show(Actor actor, String id) {
        return jobs.get(actor, id);
    }

    @Get("/{id}/log")
    LogPage log(Actor actor, String id, @QueryValue @Nullable Long after, @QueryValue @Nullable Long before,
            @QueryValue @Nullable String q, @QueryValue @Nullable String only) {
        return jobs.log(actor, new JobsRpc.LogAfter(id, after(after), Typed.orNull(q), before, Typed.orNull(only)));
    }

    @Get("/{id}/items")
    ItemPage items(Actor actor, String id, @QueryValue @Nullable Long after, @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String q, @QueryValue @Nullable String only) {
        return jobs.items(actor, new JobsRpc.ItemsAfter(id, after(after), Paging.of(limit, null).limit(),
                Typed.orNull(q), Typed.orNull(only)));
    }

    @Post("/{id}/confirm")
    Job confirm(Actor actor, String id) {
        return jobs.confirm(actor, id);
    }

    @Post("/{id}/cancel")
    Job cancel(Actor actor, String id) {
        return jobs.cancel(actor, id);
    }

    private static long after(@Nullable Long number) {
        if (number != null && number < 0) {
            throw new ProblemException(Problem.invalid("after", "A number in the list is 0 or more."));
        }
        return number == null ? 0 : number;
    }
}
