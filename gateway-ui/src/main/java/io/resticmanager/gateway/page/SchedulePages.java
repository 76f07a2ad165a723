package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.rpc.ExpectedRuns;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.ScheduleDraft;
import io.resticmanager.gateway.view.ScheduleView;
import io.resticmanager.gateway.view.WhenView;
import org.jspecify.annotations.Nullable;

/** A host's schedules: the list, and the form of one. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class SchedulePages {

    private static final int STRIP = 14;
    private static final int ROWS = 20;

    private final Schedules schedules;
    private final ExpectedRuns runs;
    private final HostPages pages;
    private final HostLedger ledger;
    private final Previews previews;

    SchedulePages(Schedules schedules, ExpectedRuns runs, HostPages pages, HostLedger ledger, Previews previews) {
        this.schedules = schedules;
        this.runs = runs;
        this.pages = pages;
        this.ledger = ledger;
        this.previews = previews;
    }

    @Get("/hosts/{id}/schedules")
    ModelAndView<Map<String, Object>> show(Actor actor, String id) {
        return list(actor, id, FormView.EMPTY);
    }

    @Get("/fragments/hosts/{id}/schedules")
    ModelAndView<Map<String, Object>> part(Actor actor, String id) {
        return Views.view("fragments/schedules", model(actor, pages.host(actor, id)));
    }

    @Get("/hosts/{id}/schedules/new")
    ModelAndView<Map<String, Object>> blank(Actor actor, String id, @QueryValue(defaultValue = "backup") String kind) {
        return blank(actor, id, ScheduleForm.kind(kind), FormView.EMPTY);
    }

    @Get("/schedules/{id}")
    ModelAndView<Map<String, Object>> edit(Actor actor, String id) {
        return edit(actor, id, FormView.EMPTY);
    }

    /** After one of the list's forms was refused. */
    ModelAndView<Map<String, Object>> list(Actor actor, String id, FormView form) {
        var model = model(actor, pages.host(actor, id));
        model.put("form", form);
        return Views.view("schedules/list", model);
    }

    /** With what was typed. */
    ModelAndView<Map<String, Object>> blank(Actor actor, String hostId, JobKind kind, FormView form) {
        return form(actor, pages.host(actor, hostId), kind, null, form);
    }

    /** With what was typed, beside what the schedule is by now. */
    ModelAndView<Map<String, Object>> edit(Actor actor, String id, FormView form) {
        var schedule = schedules.get(actor, id);
        return form(actor, pages.host(actor, schedule.hostId()), schedule.kind(), schedule, form);
    }

    private ModelAndView<Map<String, Object>> form(Actor actor, HostView host, JobKind kind,
            @Nullable Schedule schedule, FormView form) {
        var unknown = new WhenView(null, "", FormView.EMPTY);
        var draft = new ScheduleDraft(host, kind, schedule, form, unknown);
        var when = previews.of(actor, draft.value("cron"), draft.value("time_zone"));
        return Views.view("schedules/form",
                Map.of("host", host, "draft", new ScheduleDraft(host, kind, schedule, form, when)));
    }

    private Map<String, @Nullable Object> model(Actor actor, HostView host) {
        var model = new HashMap<String, @Nullable Object>();
        model.put("host", host);
        model.put("schedules", schedules.of(actor, host.id()).stream()
                .map(each -> new ScheduleView(each, host, rows(actor, host, each))).toList());
        model.put("days", HostLedger.known(() -> ledger.days(actor, host, STRIP)));
        return model;
    }

    private List<Run> rows(Actor actor, HostView host, Schedule schedule) {
        var known = HostLedger
                .known(() -> runs.past(actor, schedule.hostId(), schedule.id(), host.now(), ROWS, null).items());
        return Objects.requireNonNullElse(known, List.of());
    }
}
