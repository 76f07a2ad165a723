package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;

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

/** Each job's live page. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class JobPages {

    private static final MediaType TEXT = MediaType.of("text/plain;charset=utf-8");

    private final Jobs jobs;
    private final JobParts parts;
    private final HostRestores restores;

    JobPages(Jobs jobs, JobParts parts, HostRestores restores) {
        this.jobs = jobs;
        this.parts = parts;
        this.restores = restores;
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
        model.put("restore", restores.of(actor, job));
        return Views.view("fragments/job-head", model);
    }

    @Get("/fragments/jobs/{id}/progress")
    ModelAndView<Map<String, Object>> progress(Actor actor, String id) {
        var job = parts.job(actor, id);
        var model = new HashMap<String, @Nullable Object>();
        model.put("job", job);
        model.put("restore", restores.of(actor, job));
        return Views.view("fragments/job-progress", model);
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
        model.put("restore", restores.of(actor, job));
        model.put("found", parts.found(actor, job, wanted, Query.NONE));
        model.put("log", parts.log(actor, id, lines));
        model.put("form", form);
        model.put("step", parts.step(actor, job, form));
        return Views.view("jobs/job", model);
    }
}
