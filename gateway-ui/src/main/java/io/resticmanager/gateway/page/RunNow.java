package io.resticmanager.gateway.page;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.FormView;
import org.jspecify.annotations.Nullable;

/** The buttons that start and stop work. Each answers a form with the job's page, and htmx with a way there. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
final class RunNow {

    private final Jobs jobs;
    private final HostPages pages;

    RunNow(Jobs jobs, HostPages pages) {
        this.jobs = jobs;
        this.pages = pages;
    }

    /** Paths and exclusions as typed, one a line; used when {@code adHoc} says so, else the host's last ones are. */
    @Serdeable
    record Form(@Nullable String kind, @Nullable String adHoc, @Nullable String paths, @Nullable String excludes) {

        Map<String, String> typed() {
            return Map.of("paths", text(paths), "excludes", text(excludes));
        }

        @Nullable
        JsonNode options() {
            return adHoc == null
                    ? null
                    : Json.tree(new BackupOptions(null, new Source(lines(paths), lines(excludes),
                            List.of(), false, false, null, null, null, null, null, null)));
        }

        private static List<String> lines(@Nullable String text) {
            return text(text).lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        }

        private static String text(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    @Post("/hosts/{id}/jobs")
    HttpResponse<?> run(HttpRequest<?> request, Actor actor, String id, @Body Form form) {
        var kind = kind(form.kind());
        try {
            return to(request, jobs.run(actor, id, kind, form.options()).jobId());
        } catch (ProblemException refused) {
            if (Audience.of(request) != Audience.person || refused.problem().status() != 422) {
                throw refused;
            }
            return HttpResponse.unprocessableEntity().contentType(MediaType.TEXT_HTML_TYPE)
                    .body(pages.overview(actor, id, new FormView(form.typed(), refused.problem())));
        }
    }

    /** The same kind on the same host with the same options. */
    @Post("/jobs/{id}/again")
    HttpResponse<?> again(HttpRequest<?> request, Actor actor, String id) {
        var job = jobs.get(actor, id);
        return to(request, jobs.run(actor, job.hostId(), job.kind(), optionsOf(job)).jobId());
    }

    @Post("/jobs/{id}/cancel")
    HttpResponse<?> cancel(HttpRequest<?> request, Actor actor, String id) {
        return to(request, jobs.cancel(actor, id).id());
    }

    private static @Nullable JsonNode optionsOf(Job job) {
        return job.source() == null ? null : Json.tree(new BackupOptions(job.scheduleId(), job.source()));
    }

    private static JobKind kind(@Nullable String name) {
        try {
            return JobKind.valueOf(name == null ? "" : name);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.invalid("kind", "There is no kind of job called '" + name + "'."));
        }
    }

    private static HttpResponse<?> to(HttpRequest<?> request, String jobId) {
        var page = "/jobs/" + jobId;
        return Audience.of(request) == Audience.fragment
                ? HttpResponse.noContent().header("HX-Redirect", page)
                : HttpResponse.seeOther(URI.create(page));
    }
}
