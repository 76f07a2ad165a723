package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.JobView;
import org.jspecify.annotations.Nullable;

/** Jobs: the list over the fleet, and each one's live page. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class JobPages {

    private final Jobs jobs;
    private final Hub hub;
    private final JobLists lists;
    private final Clock clock;

    JobPages(Jobs jobs, Hub hub, JobLists lists, Clock clock) {
        this.jobs = jobs;
        this.hub = hub;
        this.lists = lists;
        this.clock = clock;
    }

    @Get("/jobs")
    ModelAndView<Map<String, Object>> list(Actor actor, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String kind, @QueryValue @Nullable String status,
            @QueryValue @Nullable String cursor) {
        return Views.view("jobs/list", Map.of("list", lists.list(actor, hostId, kind, status, cursor)));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/jobs")
    HttpResponse<ModelAndView<Map<String, Object>>> part(Actor actor, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String kind, @QueryValue @Nullable String status,
            @QueryValue @Nullable String cursor) {
        var list = lists.list(actor, hostId, kind, status, cursor);
        return HttpResponse.ok(Views.view("fragments/jobs", Map.of("list", list)))
                .header("HX-Push-Url", "/jobs" + list.here());
    }

    @Get("/jobs/{id}")
    ModelAndView<Map<String, Object>> show(Actor actor, String id) {
        var job = view(actor, id);
        return Views.view("jobs/job", Map.of("job", job, "log", jobs.log(actor, id, 0, null)));
    }

    @Get("/fragments/jobs/{id}/head")
    ModelAndView<Map<String, Object>> head(Actor actor, String id) {
        return Views.view("fragments/job-head", Map.of("job", view(actor, id)));
    }

    @Get("/fragments/jobs/{id}/progress")
    ModelAndView<Map<String, Object>> progress(Actor actor, String id) {
        return Views.view("fragments/job-progress", Map.of("job", view(actor, id)));
    }

    /** The whole log as text, for a ticket or a mail. */
    @Get("/jobs/{id}/log.txt")
    @Produces(MediaType.TEXT_PLAIN)
    HttpResponse<String> log(Actor actor, String id) {
        var text = new StringBuilder();
        var page = jobs.log(actor, id, 0, null);
        while (!page.lines().isEmpty()) {
            page.lines().forEach(line -> text.append(line.at()).append(' ').append(line.stream()).append(' ')
                    .append(line.text()).append('\n'));
            page = jobs.log(actor, id, page.next(), null);
        }
        return HttpResponse.ok(text.toString())
                .header("Content-Disposition", "attachment; filename=\"job-" + id + ".txt\"");
    }

    private JobView view(Actor actor, String id) {
        var job = jobs.get(actor, id);
        return new JobView(job, name(actor, job.hostId()), clock.instant());
    }

    // A job outlives its host, and jobs are shown also while the hub is away.
    private String name(Actor actor, String hostId) {
        try {
            return hub.host(actor, hostId).name();
        } catch (ProblemException gone) {
            return hostId;
        }
    }
}
