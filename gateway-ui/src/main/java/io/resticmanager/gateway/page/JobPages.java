package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.types.files.StreamedFile;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.page.JobParts.Wanted;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Jobs: the list over the fleet, and each one's live page. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class JobPages {

    private static final MediaType TEXT = MediaType.of("text/plain;charset=utf-8");

    private final Jobs jobs;
    private final JobParts parts;
    private final JobLists lists;

    JobPages(Jobs jobs, JobParts parts, JobLists lists) {
        this.jobs = jobs;
        this.parts = parts;
        this.lists = lists;
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
                .header("HX-Push-Url", list.address() + list.here());
    }

    /**
     * @param q what lines of the log contain
     * @param lines err for those on stderr
     * @param from the number of the line before the first one shown
     * @param before the number of the line behind the last one shown; with neither of them the newest are
     */
    @Get("/jobs/{id}")
    ModelAndView<Map<String, Object>> show(Actor actor, String id, @QueryValue @Nullable String q,
            @QueryValue @Nullable String lines, @QueryValue @Nullable Long from, @QueryValue @Nullable Long before,
            @QueryValue @Nullable String only, @QueryValue @Nullable String find,
            @QueryValue(defaultValue = "0") long after) {
        var wanted = new Wanted(Typed.orNull(only), Typed.orNull(find), Math.max(0, after));
        return page(actor, id, LinesWanted.of(q, lines, from, before), wanted, FormView.EMPTY);
    }

    /** Again, after one of its forms was refused. */
    ModelAndView<Map<String, Object>> again(Actor actor, String id, FormView form) {
        return page(actor, id, LinesWanted.NEWEST, Wanted.ALL, form);
    }

    @Get("/fragments/jobs/{id}/head")
    ModelAndView<Map<String, Object>> head(Actor actor, String id) {
        var job = parts.job(actor, id);
        var model = new HashMap<String, @Nullable Object>();
        model.put("job", job);
        model.put("remedy", parts.remedy(actor, job));
        return Views.view("fragments/job-head", model);
    }

    @Get("/fragments/jobs/{id}/progress")
    ModelAndView<Map<String, Object>> progress(Actor actor, String id) {
        return Views.view("fragments/job-progress", Map.of("job", parts.job(actor, id)));
    }

    @Get("/fragments/jobs/{id}/found")
    ModelAndView<Map<String, Object>> found(Actor actor, String id) {
        var found = parts.found(actor, parts.job(actor, id), Wanted.ALL, Query.NONE);
        return Views.view("fragments/job-found", Map.of("found", found, "form", FormView.EMPTY));
    }

    /** The whole log as text, for a ticket or a mail. */
    @Get("/jobs/{id}/log.txt")
    @Produces(MediaType.TEXT_PLAIN)
    StreamedFile log(Actor actor, String id) {
        return new StreamedFile(new LogText(after -> jobs.log(actor, new JobsRpc.LogAfter(id, after))), TEXT)
                .attach("job-" + id + ".txt");
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, String id, LinesWanted lines, Wanted wanted,
            FormView form) {
        var job = parts.job(actor, id);
        var model = new HashMap<String, @Nullable Object>();
        model.put("job", job);
        model.put("remedy", parts.remedy(actor, job));
        model.put("found", parts.found(actor, job, wanted, Query.NONE));
        model.put("log", parts.log(actor, id, lines));
        model.put("form", form);
        model.put("step", parts.step(actor, job, form));
        return Views.view("jobs/job", model);
    }
}
