package io.resticmanager.gateway.page;

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
import org.jspecify.annotations.Nullable;

/** A host's jobs: the list of the fleet, held to one host. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class HostJobsPage {

    private final JobLists lists;
    private final HostPages pages;

    HostJobsPage(JobLists lists, HostPages pages) {
        this.lists = lists;
        this.pages = pages;
    }

    @Get("/hosts/{id}/jobs")
    ModelAndView<Map<String, Object>> show(Actor actor, String id, @QueryValue @Nullable String kind,
            @QueryValue @Nullable String status, @QueryValue @Nullable String cursor) {
        var host = pages.host(actor, id);
        return Views.view("hosts/jobs", Map.of("host", host, "list", lists.on(actor, host, kind, status, cursor)));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/hosts/{id}/jobs")
    HttpResponse<ModelAndView<Map<String, Object>>> part(Actor actor, String id, @QueryValue @Nullable String kind,
            @QueryValue @Nullable String status, @QueryValue @Nullable String cursor) {
        var list = lists.on(actor, pages.host(actor, id), kind, status, cursor);
        return HttpResponse.ok(Views.view("fragments/jobs", Map.of("list", list)))
                .header("HX-Push-Url", list.address() + list.here());
    }
}
