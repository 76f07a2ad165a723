package io.resticmanager.gateway.page;

import java.util.Map;
import java.util.function.Function;

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
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.session.RoleFirst;

/** The buttons of a schedule in the list of its host. htmx gets the list again; a person is led to the page that helps next. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class ScheduleActs {

    private final Schedules schedules;
    private final SchedulePages pages;

    ScheduleActs(Schedules schedules, SchedulePages pages) {
        this.schedules = schedules;
        this.pages = pages;
    }

    @Post("/schedules/{id}/run")
    @RoleFirst(Role.operator)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> run(HttpRequest<?> request, Actor actor, String id) {
        return answer(request, actor, id, schedule -> {
            var job = Addresses.job(schedules.run(actor, id).jobId());
            return done(request, actor, schedule, Toast.queued(schedule.name() + " queued", job), job);
        });
    }

    /** Fires, or fires no more; refused (409) when somebody changed it since the page was made. */
    @Post("/schedules/{id}/enabled")
    @RoleFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> enable(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        return answer(request, actor, id, schedule -> {
            var sent = Sent.of(fields).once();
            var on = on(sent);
            schedules.change(actor, id, new ScheduleForm(sent).revision(), ScheduleWish.of(schedule, on).json());
            return done(request, actor, schedule,
                    Toast.done(on ? "Switched on" : "Switched off", schedule.name()),
                    Addresses.schedules(schedule.hostId()));
        });
    }

    @Post("/schedules/{id}/delete")
    @RoleFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> delete(HttpRequest<?> request, Actor actor, String id) {
        return answer(request, actor, id, schedule -> {
            schedules.remove(actor, id);
            return Addresses.to(Addresses.schedules(schedule.hostId()));
        });
    }

    private HttpResponse<?> answer(HttpRequest<?> request, Actor actor, String id,
            Function<Schedule, HttpResponse<?>> act) {
        var schedule = schedules.get(actor, id);
        return FormAnswers.answerPerson(request, Map.of(), () -> act.apply(schedule),
                again -> pages.list(actor, schedule.hostId(), again));
    }

    private HttpResponse<?> done(HttpRequest<?> request, Actor actor, Schedule schedule, Toast toast, String page) {
        return Audience.of(request) == Audience.fragment
                ? HttpResponse.ok(pages.part(actor, schedule.hostId())).contentType(MediaType.TEXT_HTML_TYPE)
                        .header(Toast.HEADER, toast.header())
                : Addresses.to(page);
    }

    private static boolean on(Sent sent) {
        return switch (sent.text("enabled")) {
            case "true" -> true;
            case "false" -> false;
            default ->
                throw new ProblemException(Problem.invalid("enabled", "A schedule is on (true) or off (false)."));
        };
    }
}
