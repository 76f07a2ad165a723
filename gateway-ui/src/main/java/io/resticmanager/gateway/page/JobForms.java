package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.view.OptionsView;
import org.jspecify.annotations.Nullable;

/** The buttons of a job's page. Each is answered with the page of the job that it concerns. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class JobForms {

    private static final int GONE = 404;

    private final Jobs jobs;
    private final Schedules schedules;
    private final JobPages pages;
    private final TypedName name;

    JobForms(Jobs jobs, Schedules schedules, JobPages pages, TypedName name) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.pages = pages;
        this.name = name;
    }

    /**
     * The schedule that the job came from, as it is now; else the same kind on the same host with the same options. What takes snapshots away needs the name of the host again.
     * A restore is never just repeated: it leads to where it is asked for.
     */
    @Post("/jobs/{id}/again")
    @RoleFirst(Role.operator)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> again(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return answer(request, actor, id, () -> {
            var job = jobs.get(actor, id);
            if (job.kind() == JobKind.restore) {
                return Addresses.to(Addresses.restore(job));
            }
            if (new OptionsView(job).forgets()) {
                name.mustBeThatOf(actor, job.hostId(), sent.once().text("confirm"));
            }
            return Addresses.to(Addresses.job(ofSchedule(job) ? again(actor, job) : start(actor, job, options(job))));
        });
    }

    // Another host that names a schedule says nothing about it, and then it has no
    // name.
    private static boolean ofSchedule(Job job) {
        return job.scheduleId() != null && job.scheduleName() != null;
    }

    private String again(Actor actor, Job job) {
        try {
            return schedules.run(actor, Objects.requireNonNull(job.scheduleId())).jobId();
        } catch (ProblemException refused) {
            throw refused.problem().status() == GONE
                    ? new ProblemException(Problem.conflict("The schedule %s that this job came from was removed. %s"
                            .formatted(job.scheduleName(),
                                    "Start what is to be done with Run now on the host's page.")))
                    : refused;
        }
    }

    /** What was tried out, and now is done; the name of the host is typed before snapshots go. */
    @Post("/jobs/{id}/for-real")
    @RoleFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> forReal(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return FormAnswers.answerPerson(request, Map.of("confirm", sent.text("confirm")), () -> {
            var typed = sent.once().text("confirm");
            var job = jobs.get(actor, id);
            if (job.kind() == JobKind.forget) {
                name.mustBeThatOf(actor, job.hostId(), typed);
            }
            return Addresses.to(Addresses.job(start(actor, job, JsonNode.createObjectNode(forReal(job)))));
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

    private String start(Actor actor, Job job, @Nullable JsonNode options) {
        return jobs.run(actor, new JobsRpc.Run(job.hostId(), job.kind(), options, job.timeoutS())).jobId();
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
