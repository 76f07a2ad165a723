package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

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
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.OptionsView;
import org.jspecify.annotations.Nullable;

/** The buttons of a job's page. Each is answered with the page of the job that it concerns. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class JobForms {

    private final Jobs jobs;
    private final JobPages pages;
    private final TypedName name;

    JobForms(Jobs jobs, JobPages pages, TypedName name) {
        this.jobs = jobs;
        this.pages = pages;
        this.name = name;
    }

    /** The same kind on the same host with the same options; what takes snapshots away needs the name of the host again. */
    @Post("/jobs/{id}/again")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> again(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return answer(request, actor, id, () -> {
            var job = jobs.get(actor, id);
            if (new OptionsView(job).forgets()) {
                name.mustBeThatOf(actor, job.hostId(), sent.once().text("confirm"));
            }
            return start(actor, job, options(job));
        });
    }

    /** What was tried out, and now is done; the name of the host is typed before snapshots go. */
    @Post("/jobs/{id}/for-real")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> forReal(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return FormAnswers.answerPerson(request, Map.of("confirm", sent.text("confirm")), () -> {
            var typed = sent.once().text("confirm");
            var job = jobs.get(actor, id);
            if (job.kind() == JobKind.forget) {
                name.mustBeThatOf(actor, job.hostId(), typed);
            }
            return start(actor, job, JsonNode.createObjectNode(forReal(job)));
        }, again -> pages.again(actor, id, again));
    }

    @Post("/jobs/{id}/confirm")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> confirm(HttpRequest<?> request, Actor actor, String id) {
        return answer(request, actor, id, () -> Addresses.to(Addresses.job(jobs.confirm(actor, id).id())));
    }

    @Post("/jobs/{id}/cancel")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> cancel(HttpRequest<?> request, Actor actor, String id) {
        return answer(request, actor, id, () -> Addresses.to(Addresses.job(jobs.cancel(actor, id).id())));
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Actor actor, String id, Supplier<HttpResponse<?>> change) {
        return FormAnswers.answerPerson(request, Map.of(), change, again -> pages.again(actor, id, again));
    }

    private HttpResponse<?> start(Actor actor, Job job, @Nullable JsonNode options) {
        var queued = jobs.run(actor, new JobsRpc.Run(job.hostId(), job.kind(), options, job.timeoutS()));
        return Addresses.to(Addresses.job(queued.jobId()));
    }

    // A backup of before options were kept has its source beside them.
    private static @Nullable JsonNode options(Job job) {
        if (job.options() == null && job.source() != null) {
            return Json.tree(new BackupOptions(job.scheduleId(), job.source()));
        }
        return job.options() == null ? null : JsonNode.createObjectNode(ours(job));
    }

    private static Map<String, JsonNode> forReal(Job job) {
        var options = ours(job);
        if (options.remove("dry_run") == null) {
            throw new ProblemException(Problem.conflict("This job did not try anything out."));
        }
        return options;
    }

    // Whose snapshots a forget is about, and what schedules keep, is for
    // jobs-service to say.
    private static Map<String, JsonNode> ours(Job job) {
        var options = new HashMap<String, JsonNode>();
        if (job.options() != null) {
            job.options().entries().forEach(option -> options.put(option.getKey(), option.getValue()));
        }
        options.remove("host");
        if (options.remove("policies") != null) {
            new OptionsView(job).own().ifPresent(own -> options.put("retention", Json.tree(own)));
        }
        return options;
    }
}
