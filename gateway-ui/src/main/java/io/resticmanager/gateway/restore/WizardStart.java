package io.resticmanager.gateway.restore;

import java.net.URI;
import java.time.Clock;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.WizardDesk.Person;
import io.resticmanager.gateway.restore.WizardDesk.Press;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** <em>Start restore</em>: what is wanted becomes a job, once, however often the form is sent. */
@Controller("/hosts/{id}/restore/{wizard}")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
@RoleFirst(Role.operator)
final class WizardStart {

    private final WizardDesk desk;
    private final WizardModels models;
    private final Orders orders;
    private final Jobs jobs;
    private final Clock clock;

    WizardStart(WizardDesk desk, WizardModels models, Orders orders, Jobs jobs, Clock clock) {
        this.desk = desk;
        this.models = models;
        this.orders = orders;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Post("/start")
    HttpResponse<?> start(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return desk.press(request, new Person(actor, session), id, wizard, form, this::started);
    }

    /** The same for what writes over files, or lends another host the backups. */
    @Post("/start-with-password")
    @PasswordFirst(Role.admin)
    HttpResponse<?> startWithPassword(HttpRequest<?> request, Actor actor, Session session, String id, String wizard,
            @Body Map<String, Object> form) {
        return start(request, actor, session, id, wizard, form);
    }

    private HttpResponse<?> started(Press press) {
        if (!press.field("seen").equals(press.wizard().selection().print())) {
            throw new ProblemException(Problem.conflict(
                    "What is selected was changed in another window. Look the review over, then start it again."));
        }
        // As the form had it, which may not be what another window says.
        var target = models.target(press.actor(), press.host(), Wish.of(press.request())).orElseThrow(
                () -> new ProblemException(
                        Problem.invalid("options.target.host_id", "Choose the host that restores.")));
        if (press.wizard().selection().isEmpty()) {
            throw new ProblemException(Problem.invalid("options.paths", "Select what is to be restored."));
        }
        var job = press.wizard().started(options(press, target, null), clock.instant(), id -> over(press, id),
                () -> orders.send(press.request(), press.actor(), run(press, target)).jobId());
        return HttpResponse.seeOther(URI.create("/jobs/" + job));
    }

    private boolean over(Press press, String jobId) {
        try {
            return jobs.get(press.actor(), jobId).status().over();
        } catch (ProblemException refused) {
            if (refused.problem().status() != HttpStatus.NOT_FOUND.getCode()) {
                throw refused;
            }
            return true;
        }
    }

    private static JobsRpc.Run run(Press press, Target target) {
        var options = options(press, target, target.inPlace() ? Typed.orNull(press.field("confirm")) : null);
        return new JobsRpc.Run(press.host().id(), JobKind.restore, Json.tree(options));
    }

    private static RestoreOptions options(Press press, Target target, @Nullable String confirmed) {
        return new RestoreOptions(press.wizard().snapshotId(), press.wizard().paths(),
                new RestoreOptions.Target(target.mode(), target.hostId()), confirmed, target.overwriteOption());
    }
}
