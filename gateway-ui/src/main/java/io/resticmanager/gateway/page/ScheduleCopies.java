package io.resticmanager.gateway.page;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.rpc.Schedules;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.view.CopyView;
import io.resticmanager.gateway.view.FormView;
import org.jspecify.annotations.Nullable;

/** Gives other hosts the same schedule: all that are ticked, or none. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class ScheduleCopies {

    private final Schedules schedules;
    private final Jobs jobs;
    private final HostPages pages;
    private final HostNames names;

    ScheduleCopies(Schedules schedules, Jobs jobs, HostPages pages, HostNames names) {
        this.schedules = schedules;
        this.jobs = jobs;
        this.pages = pages;
        this.names = names;
    }

    @Get("/schedules/{id}/copy")
    ModelAndView<Map<String, Object>> show(Actor actor, String id, @QueryValue @Nullable String q) {
        return page(actor, id, q, List.of(), FormView.EMPTY);
    }

    @Post("/schedules/{id}/copy")
    @RoleFirst(Role.admin)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> copy(HttpRequest<?> request, Actor actor, String id, @Body Map<String, Object> fields) {
        var chosen = texts(fields.get("host_ids"));
        var find = Sent.of(fields).text("q");
        return FormAnswers.answerPerson(request, Map.of(), () -> {
            var copies = schedules.copy(actor, id, chosen);
            return Addresses.to(copies.size() == 1
                    ? Addresses.schedules(copies.getFirst().hostId())
                    : Addresses.schedules(schedules.get(actor, id).hostId()));
        }, again -> page(actor, id, find, chosen, again));
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, String id, @Nullable String q, List<String> chosen,
            FormView form) {
        var schedule = schedules.get(actor, id);
        var host = pages.host(actor, schedule.hostId());
        var find = Query.text(q) instanceof String text ? text : "";
        var found = found(actor, schedule.hostId(), find, chosen);
        return Views.view("schedules/copy",
                Map.of("host", host, "copy", new CopyView(schedule, host, found, bare(actor, found.keySet()), find,
                        chosen, form)));
    }

    // As the service would refuse them; one of which nobody knows it may be ticked.
    private Set<String> bare(Actor actor, Set<String> hostIds) {
        var listed = hostIds.stream().limit(CopyView.MOST).toList();
        return jobs.hosts(actor, listed).items().stream()
                .filter(host -> host.repositoryState() == RepositoryState.uninitialised).map(HostJobs::hostId)
                .collect(Collectors.toSet());
    }

    // What is ticked stays on the page, whatever is looked for.
    private Map<String, String> found(Actor actor, String hostId, String find, List<String> chosen) {
        var words = find.toLowerCase(Locale.ROOT);
        var found = new LinkedHashMap<>(names.all(actor));
        found.remove(hostId);
        found.entrySet().removeIf(host -> !chosen.contains(host.getKey())
                && !host.getValue().toLowerCase(Locale.ROOT).contains(words));
        return found;
    }

    private static List<String> texts(@Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(String::valueOf).toList();
        }
        return value == null ? List.of() : List.of(String.valueOf(value));
    }
}
