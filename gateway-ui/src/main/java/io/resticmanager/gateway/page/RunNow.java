package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The buttons that start and stop work. A form is answered with the job's page; a row of the dashboard with itself. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@Produces(MediaType.TEXT_HTML)
final class RunNow {

    private final Jobs jobs;
    private final HostPages pages;

    RunNow(Jobs jobs, HostPages pages) {
        this.jobs = jobs;
        this.pages = pages;
    }

    /** Paths and exclusions as typed, one a line, and tags with commas; used when {@code adHoc} says so, else the host's last ones are. */
    @Serdeable
    record Form(@Nullable String kind, @Nullable String adHoc, @Nullable String paths, @Nullable String excludes,
            @Nullable String tags) {

        Map<String, String> typed() {
            return Map.of("paths", Typed.text(paths), "excludes", Typed.text(excludes), "tags", Typed.text(tags));
        }

        @Nullable
        JsonNode options() {
            return adHoc == null
                    ? null
                    : Json.tree(new BackupOptions(null, new Source(Typed.lines(paths), Typed.lines(excludes),
                            Typed.words(tags), false, false, null, null, null, null, null, null)));
        }
    }

    @Post("/hosts/{id}/jobs")
    HttpResponse<?> run(HttpRequest<?> request, Actor actor, String id, @Body Form form) {
        var kind = kind(form.kind());
        return FormAnswers.answerPerson(request, form.typed(), () -> {
            var page = Addresses.job(jobs.run(actor, new JobsRpc.Run(id, kind, form.options())).jobId());
            return Audience.of(request) == Audience.fragment ? row(actor, id, kind, page) : Addresses.to(page);
        }, again -> pages.overview(actor, id, again));
    }

    /** The same kind on the same host with the same options. */
    @Post("/jobs/{id}/again")
    HttpResponse<?> again(Actor actor, String id) {
        var job = jobs.get(actor, id);
        return Addresses
                .to(Addresses.job(jobs.run(actor, new JobsRpc.Run(job.hostId(), job.kind(), optionsOf(job))).jobId()));
    }

    @Post("/jobs/{id}/cancel")
    HttpResponse<?> cancel(Actor actor, String id) {
        return Addresses.to(Addresses.job(jobs.cancel(actor, id).id()));
    }

    private static @Nullable JsonNode optionsOf(Job job) {
        return job.source() == null ? null : Json.tree(new BackupOptions(job.scheduleId(), job.source()));
    }

    private static JobKind kind(@Nullable String name) {
        try {
            return JobKind.valueOf(Typed.text(name));
        } catch (IllegalArgumentException _) {
            throw new ProblemException(Problem.invalid("kind", "There is no kind of job called '" + name + "'."));
        }
    }

    // Whoever starts many hosts from the dashboard stays there.
    private HttpResponse<?> row(Actor actor, String id, JobKind kind, String jobPage) {
        var host = pages.host(actor, id);
        var toast = Toast.queued("%s queued on %s".formatted(JobView.title(kind), host.name()), jobPage);
        return HttpResponse.ok(Views.view("fragments/row", Map.of("host", host)))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header(Toast.HEADER, toast.header());
    }
}
