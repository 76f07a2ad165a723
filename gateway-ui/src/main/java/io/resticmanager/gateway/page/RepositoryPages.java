package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.host.HostsByMachine;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.HealthView;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.LockView;

/** A host's repository: how it is, how it grew, who holds it. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class RepositoryPages {

    private final Jobs jobs;
    private final HostPages pages;
    private final HostNames names;
    private final HostsByMachine machines;

    RepositoryPages(Jobs jobs, HostPages pages, HostNames names, HostsByMachine machines) {
        this.jobs = jobs;
        this.pages = pages;
        this.names = names;
        this.machines = machines;
    }

    @Get("/hosts/{id}/repository")
    ModelAndView<Map<String, Object>> show(Actor actor, String id) {
        return view(actor, "hosts/repository", pages.host(actor, id));
    }

    @Get("/fragments/hosts/{id}/repository")
    ModelAndView<Map<String, Object>> part(Actor actor, String id) {
        return view(actor, "fragments/repository", pages.host(actor, id));
    }

    private ModelAndView<Map<String, Object>> view(Actor actor, String name, HostView host) {
        var health = jobs.repository(actor, host.id());
        var ids = health.locks().isEmpty() ? Map.<String, String>of() : machines.all(actor);
        var shared = health.sharedWith().isEmpty() ? Map.<String, String>of() : names.all(actor);
        var locks = health.locks().stream()
                .map(lock -> new LockView(lock, ids.get(HostsByMachine.key(lock.hostname())))).toList();
        return Views.view(name, Map.of("host", host, "health", new HealthView(health, shared), "locks", locks));
    }
}
