package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.view.JobsView;
import org.jspecify.annotations.Nullable;

/** The list of jobs over the fleet. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class JobsPage {

    private final JobLists lists;

    JobsPage(JobLists lists) {
        this.lists = lists;
    }

    @Get("/jobs")
    HttpResponse<ModelAndView<Map<String, Object>>> list(HttpRequest<?> request, Actor actor) {
        var list = read(request, actor);
        return HttpResponse.status(HttpStatus.valueOf(list.status()))
                .body(Views.view("jobs/list", Map.of("list", list, "head", lists.head(actor))));
    }

    /** The header puts the filter into the address of the page, as if it had been opened with it. */
    @Get("/fragments/jobs")
    HttpResponse<ModelAndView<Map<String, Object>>> part(HttpRequest<?> request, Actor actor) {
        var list = read(request, actor);
        return HttpResponse.ok(Views.view("fragments/jobs", Map.of("list", list)))
                .header("HX-Push-Url", list.address() + list.place().here());
    }

    /** The sentence above the list. */
    @Get("/fragments/jobs/head")
    ModelAndView<Map<String, Object>> head(Actor actor) {
        return Views.view("fragments/jobs-head", Map.of("head", lists.head(actor)));
    }

    /** How many there are of each state. */
    @Get("/fragments/jobs/states")
    ModelAndView<Map<String, Object>> states(HttpRequest<?> request, Actor actor) {
        return Views.view("fragments/job-states", Map.of("list", read(request, actor)));
    }

    /** What the filter's field offers while somebody types a host into it. */
    @Get("/fragments/jobs/hosts")
    ModelAndView<Map<String, Object>> hosts(@QueryValue @Nullable String host) {
        return Views.view("fragments/job-hosts", Map.of("names", lists.suggested(host)));
    }

    private JobsView read(HttpRequest<?> request, Actor actor) {
        return lists.list(actor, JobsAsked.from(request.getParameters()));
    }
}
