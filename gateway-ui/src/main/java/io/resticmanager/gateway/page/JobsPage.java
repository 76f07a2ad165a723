package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import org.jspecify.annotations.Nullable;

/** The list of jobs over the fleet. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class JobsPage {

    private final JobLists lists;

    JobsPage(JobLists lists) {
        this.lists = lists;
    }

    /** @param host a host's name, as it is typed into the filter */
    @Get("/jobs")
    ModelAndView<Map<String, Object>> list(Actor actor, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String host, @QueryValue @Nullable String kind, @QueryValue @Nullable String status,
            @QueryValue("schedule_id") @Nullable String scheduleId, @QueryValue @Nullable String cursor) {
        var asked = new JobsAsked(hostId, host, kind, status, scheduleId, cursor);
        return Views.view("jobs/list", Map.of("list", lists.list(actor, asked)));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/jobs")
    HttpResponse<ModelAndView<Map<String, Object>>> part(Actor actor, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String host, @QueryValue @Nullable String kind, @QueryValue @Nullable String status,
            @QueryValue("schedule_id") @Nullable String scheduleId, @QueryValue @Nullable String cursor) {
        var list = lists.list(actor, new JobsAsked(hostId, host, kind, status, scheduleId, cursor));
        return HttpResponse.ok(Views.view("fragments/jobs", Map.of("list", list)))
                .header("HX-Push-Url", list.address() + list.here());
    }

    /** What the filter's field offers while somebody types a host into it. */
    @Get("/fragments/jobs/hosts")
    ModelAndView<Map<String, Object>> hosts(@QueryValue @Nullable String host) {
        return Views.view("fragments/job-hosts", Map.of("names", lists.suggested(host)));
    }
}
