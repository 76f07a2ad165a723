package io.resticmanager.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.rpc.Schedules;
import org.jspecify.annotations.Nullable;

/** A host's jobs: the list of the fleet, held to one host. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class HostJobsPage {

    private final JobLists lists;
    private final Schedules schedules;
    private final HostPages pages;

    HostJobsPage(JobLists lists, Schedules schedules, HostPages pages) {
        this.lists = lists;
        this.schedules = schedules;
        this.pages = pages;
    }

    @Get("/hosts/{id}/jobs")
    ModelAndView<Map<String, Object>> show(Actor actor, String id, @QueryValue @Nullable String kind,
            @QueryValue @Nullable String status, @QueryValue("schedule_id") @Nullable String scheduleId,
            @QueryValue @Nullable String cursor) {
        var host = pages.host(actor, id);
        var asked = JobsAsked.onHost(kind, status, scheduleId, cursor);
        return Views.view("hosts/jobs", Map.of("host", host, "list", lists.on(actor, host, asked, names(actor, id))));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/hosts/{id}/jobs")
    HttpResponse<ModelAndView<Map<String, Object>>> part(Actor actor, String id, @QueryValue @Nullable String kind,
            @QueryValue @Nullable String status, @QueryValue("schedule_id") @Nullable String scheduleId,
            @QueryValue @Nullable String cursor) {
        var asked = JobsAsked.onHost(kind, status, scheduleId, cursor);
        var list = lists.on(actor, pages.host(actor, id), asked, Map.of());
        return HttpResponse.ok(Views.view("fragments/jobs", Map.of("list", list)))
                .header("HX-Push-Url", list.address() + list.here());
    }

    private Map<String, String> names(Actor actor, String hostId) {
        var names = new LinkedHashMap<String, String>();
        schedules.of(actor, hostId).forEach(schedule -> names.put(schedule.id(), schedule.name()));
        return names;
    }
}
