package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobsRpc;
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

    private static final int ROWS = 50;

    private final Jobs jobs;
    private final Hub hub;
    private final Clock clock;

    JobPages(Jobs jobs, Hub hub, Clock clock) {
        this.jobs = jobs;
        this.hub = hub;
        this.clock = clock;
    }

    @Get("/jobs")
    ModelAndView<Map<String, Object>> list(Actor actor, @QueryValue("host_id") @Nullable String hostId,
            @QueryValue @Nullable String kind, @QueryValue @Nullable String status,
            @QueryValue @Nullable String cursor) {
        var page = jobs.list(actor, new JobsRpc.Query(none(hostId), none(kind), none(status), ROWS, none(cursor)));
        var model = new HashMap<String, @Nullable Object>();
        model.put("jobs", views(actor, page.items()));
        model.put("next", page.nextCursor());
        model.put("hostId", none(hostId));
        model.put("kind", none(kind));
        model.put("status", none(status));
        return Views.view("jobs/list", model);
    }

    @Get("/jobs/{id}")
    ModelAndView<Map<String, Object>> show(Actor actor, String id) {
        var job = view(actor, id);
        return Views.view("jobs/job", Map.of("job", job, "log", jobs.log(actor, id, 0)));
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
        var page = jobs.log(actor, id, 0);
        while (!page.lines().isEmpty()) {
            page.lines().forEach(line -> text.append(line.at()).append(' ').append(line.stream()).append(' ')
                    .append(line.text()).append('\n'));
            page = jobs.log(actor, id, page.next());
        }
        return HttpResponse.ok(text.toString())
                .header("Content-Disposition", "attachment; filename=\"job-" + id + ".txt\"");
    }

    private JobView view(Actor actor, String id) {
        return views(actor, List.of(jobs.get(actor, id))).getFirst();
    }

    private List<JobView> views(Actor actor, List<Job> found) {
        var names = found.stream().map(Job::hostId).distinct()
                .collect(Collectors.toMap(Function.identity(), hostId -> name(actor, hostId)));
        var now = clock.instant();
        return found.stream().map(job -> new JobView(job, names.getOrDefault(job.hostId(), job.hostId()), now))
                .toList();
    }

    // A job outlives its host, and jobs are shown also while the hub is away.
    private String name(Actor actor, String hostId) {
        try {
            return hub.host(actor, hostId).name();
        } catch (ProblemException gone) {
            return hostId;
        }
    }

    private static @Nullable String none(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
