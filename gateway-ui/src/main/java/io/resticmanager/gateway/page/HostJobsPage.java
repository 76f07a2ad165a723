package io.resticmanager.gateway.page;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.view.JobsView;

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
    HttpResponse<ModelAndView<Map<String, Object>>> show(HttpRequest<?> request, Actor actor, String id) {
        var host = pages.host(actor, id);
        var list = lists.on(actor, host, JobsAsked.onHost(request.getParameters()), names(actor, id));
        return HttpResponse.status(HttpStatus.valueOf(list.status()))
                .body(Views.view("hosts/jobs", Map.of("host", host, "list", list)));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/hosts/{id}/jobs")
    HttpResponse<ModelAndView<Map<String, Object>>> part(HttpRequest<?> request, Actor actor, String id) {
        var list = read(request, actor, id);
        return HttpResponse.ok(Views.view("fragments/jobs", Map.of("list", list)))
                .header("HX-Push-Url", list.address() + list.place().here());
    }

    /** How many there are of each state. */
    @Get("/fragments/hosts/{id}/jobs/states")
    ModelAndView<Map<String, Object>> states(HttpRequest<?> request, Actor actor, String id) {
        return Views.view("fragments/job-states", Map.of("list", read(request, actor, id)));
    }

    private JobsView read(HttpRequest<?> request, Actor actor, String id) {
        return lists.on(actor, pages.host(actor, id), JobsAsked.onHost(request.getParameters()), Map.of());
    }

    private Map<String, String> names(Actor actor, String hostId) {
        var names = new LinkedHashMap<String, String>();
        schedules.of(actor, hostId).forEach(schedule -> names.put(schedule.id(), schedule.name()));
        return names;
    }
}
