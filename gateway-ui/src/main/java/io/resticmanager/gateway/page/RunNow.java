package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.fleet.FleetSource;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.RowView;

/** The forms that start work on a host. One is answered with the job's page; a row of the dashboard with itself. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class RunNow {

    private static final int GONE = 404;

    private final Jobs jobs;
    private final Schedules schedules;
    private final HostPages pages;
    private final TypedName name;
    private final AllThatIsWrong all;
    private final FleetSource fleet;
    private final Clock clock;

    RunNow(Jobs jobs, Schedules schedules, HostPages pages, TypedName name, AllThatIsWrong all, FleetSource fleet,
            Clock clock) {
        this.jobs = jobs;
        this.schedules = schedules;
        this.pages = pages;
        this.name = name;
        this.all = all;
        this.fleet = fleet;
        this.clock = clock;
    }

    @Post("/hosts/{id}/jobs")
    @RoleFirst(Role.operator)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> run(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var form = new RunForm(Sent.of(fields));
        return FormAnswers.answerPerson(request, form.typed(), () -> start(request, actor, id, present(actor, form)),
                again -> pages.overview(actor, id, again));
    }

    // What is offered to be tried again may be of a schedule that was removed
    // meanwhile.
    private RunForm present(Actor actor, RunForm form) {
        try {
            if (form.schedule() instanceof String id) {
                schedules.get(actor, id);
            }
            return form;
        } catch (ProblemException refused) {
            if (refused.problem().status() != GONE) {
                throw refused;
            }
            return form.ofNoSchedule();
        }
    }

    private HttpResponse<?> start(HttpRequest<?> request, Actor actor, String id, RunForm form) {
        var read = form.read(id);
        var wrong = new ArrayList<>(read.unreadable());
        if (form.forgetsForReal()) {
            name.complaint(actor, id, form.sent().text("confirm")).ifPresent(wrong::add);
        }
        if (!wrong.isEmpty()) {
            throw all.with(actor, read.run(), wrong);
        }
        var wanted = read.run();
        var page = Addresses.job(jobs.run(actor, wanted).jobId());
        return Audience.of(request) == Audience.fragment ? row(actor, id, wanted.kind(), page) : Addresses.to(page);
    }

    // Whoever starts many hosts from the dashboard stays there.
    private HttpResponse<?> row(Actor actor, String id, JobKind kind, String jobPage) {
        var row = new RowView(fleet.get(actor, id), clock.instant());
        var toast = Toast.queued("%s queued on %s".formatted(JobView.title(kind), row.host().name()), jobPage);
        return HttpResponse.ok(Views.view("fragments/row", Map.of("row", row)))
                .contentType(MediaType.TEXT_HTML_TYPE)
                .header(Toast.HEADER, toast.header());
    }
}
