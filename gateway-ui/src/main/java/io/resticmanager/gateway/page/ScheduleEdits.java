package io.resticmanager.gateway.page;

import java.util.HashMap;
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
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.view.FormView;

/** What a schedule's form is sent to: it is saved, or it is only said when it would run. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class ScheduleEdits {

    private final Schedules schedules;
    private final SchedulePages pages;
    private final Previews previews;

    ScheduleEdits(Schedules schedules, SchedulePages pages, Previews previews) {
        this.schedules = schedules;
        this.pages = pages;
        this.previews = previews;
    }

    @Post("/hosts/{id}/schedules")
    @RoleFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> create(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var form = new ScheduleForm(Sent.of(fields));
        var kind = form.kind();
        if (form.previews()) {
            return HttpResponse.ok(pages.blank(actor, id, kind, asked(form)));
        }
        return FormAnswers.answerPerson(request, form.typed(), () -> {
            var made = save(form.read(kind, null), wish -> schedules.create(actor, id, wish.json()));
            return Addresses.to(Addresses.schedules(made.hostId()));
        }, again -> pages.blank(actor, id, kind, again));
    }

    /** Whoever edits what somebody changed meanwhile keeps what was typed, and sees what differs. */
    @Post("/schedules/{id}")
    @RoleFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> change(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var form = new ScheduleForm(Sent.of(fields));
        if (form.previews()) {
            return HttpResponse.ok(pages.edit(actor, id, asked(form)));
        }
        return FormAnswers.answerPerson(request, form.typed(), () -> {
            var stored = schedules.get(actor, id);
            var changed = save(form.read(stored.kind(), stored.options()),
                    wish -> schedules.change(actor, id, form.revision(), wish.json()));
            return Addresses.to(Addresses.schedules(changed.hostId()));
        }, again -> pages.edit(actor, id, again));
    }

    /** What a line means while it is typed. What is wrong with it stands in its place and is no refusal: it is not complete yet. */
    @Post("/schedules/preview")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    ModelAndView<Map<String, Object>> preview(Actor actor, @Body Map<String, Object> fields) {
        var sent = Sent.of(fields);
        return Views.view("fragments/schedule-when",
                Map.of("when", previews.of(actor, sent.text("cron"), sent.text("time_zone"))));
    }

    private static Schedule save(ScheduleForm.Read read, Function<ScheduleWish, Schedule> ask) {
        var wish = read.wish();
        if (!read.unreadable().isEmpty()) {
            throw AllThatIsWrong.beside(read.unreadable(), wish.timeoutS(), time -> ask.apply(wish.within(time)));
        }
        return ask.apply(wish);
    }

    private static FormView asked(ScheduleForm form) {
        var typed = new HashMap<>(form.typed());
        if (!form.preset().isBlank()) {
            typed.put("cron", form.preset());
        }
        return new FormView(typed, null);
    }
}
