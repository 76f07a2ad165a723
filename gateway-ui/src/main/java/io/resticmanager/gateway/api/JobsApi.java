package io.resticmanager.gateway.api;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import org.jspecify.annotations.Nullable;

/** Jobs of the whole fleet. */
@Controller("/api/jobs")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class JobsApi {

    private final Jobs jobs;

    JobsApi(Jobs jobs) {
        this.jobs = jobs;
    }

    @Get
    JobList list(Actor actor, @QueryValue("host_id") @Nullable String hostId, @QueryValue @Nullable String kind,
            @QueryValue @Nullable String status, @QueryValue @Nullable Integer limit,
            @QueryValue @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return jobs.list(actor, new JobsRpc.Query(hostId, kind, status, paging.limit(), paging.cursor()));
    }

    @Get("/{id}")
    Job show(Actor actor, String id) {
        return jobs.get(actor, id);
    }

    @Get("/{id}/log")
    LogPage log(Actor actor, String id, @QueryValue @Nullable Long after) {
        var line = after == null ? 0 : after;
        if (line < 0) {
            throw new ProblemException(Problem.invalid("after", "A line number is 0 or more."));
        }
        return jobs.log(actor, id, line);
    }

    @Post("/{id}/cancel")
    Job cancel(Actor actor, String id) {
        return jobs.cancel(actor, id);
    }
}
