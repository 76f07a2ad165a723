package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.fleet.FleetHost;
import io.resticmanager.gateway.fleet.FleetRows;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.RunPanel;
import org.jspecify.annotations.Nullable;

/** A host: its overview, and the parts that all its pages share. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class HostPages {

    private static final int RECENT = 8;

    private final Hosts hosts;
    private final Jobs jobs;
    private final WaitingJobs waitingJobs;
    private final NextSteps steps;
    private final HostLedger ledger;
    private final HostRestores restores;
    private final FleetRows rows;
    private final Clock clock;

    HostPages(Hosts hosts, Jobs jobs, WaitingJobs waitingJobs, NextSteps steps, HostLedger ledger,
            HostRestores restores, FleetRows rows, Clock clock) {
        this.hosts = hosts;
        this.jobs = jobs;
        this.waitingJobs = waitingJobs;
        this.steps = steps;
        this.ledger = ledger;
        this.restores = restores;
        this.rows = rows;
        this.clock = clock;
    }

    @Get("/hosts/{id}")
    ModelAndView<Map<String, Object>> overview(Actor actor, String id, @QueryValue @Nullable String run) {
        return overview(actor, id, FormView.EMPTY, run);
    }

    /** Shown again with what was typed and what is wrong with it. */
    ModelAndView<Map<String, Object>> overview(Actor actor, String id, FormView form) {
        return overview(actor, id, form, null);
    }

    private ModelAndView<Map<String, Object>> overview(Actor actor, String id, FormView form, @Nullable String run) {
        var host = host(actor, id);
        var model = new HashMap<String, @Nullable Object>();
        model.put("host", host);
        model.put("jobs", HostLedger.known(() -> recentOf(actor, host)));
        model.put("waiting", HostLedger.known(() -> waitingJobs.on(actor, host)));
        model.put("restores", HostLedger.known(() -> restores.recent(actor, host)));
        model.put("ledger", ledger.of(actor, host));
        model.put("run", new RunPanel(host, form, Query.text(run), steps.after(actor, host, form).orElse(null)));
        return Views.view("hosts/overview", model);
    }

    @Get("/fragments/hosts/{id}/head")
    ModelAndView<Map<String, Object>> head(Actor actor, String id, @QueryValue(defaultValue = "overview") String tab) {
        return Views.view("fragments/host-head", Map.of("host", host(actor, id), "tab", tab));
    }

    @Get("/fragments/hosts/{id}/recent")
    ModelAndView<Map<String, Object>> recent(Actor actor, String id) {
        var host = host(actor, id);
        return Views.view("fragments/host-recent", Map.of("host", host, "jobs", recentOf(actor, host)));
    }

    @Get("/fragments/hosts/{id}/size")
    ModelAndView<Map<String, Object>> size(Actor actor, String id) {
        return Views.view("fragments/host-size", Map.of("host", host(actor, id)));
    }

    @Get("/fragments/hosts/{id}/waiting")
    ModelAndView<Map<String, Object>> waiting(Actor actor, String id) {
        var host = host(actor, id);
        return Views.view("fragments/host-waiting", Map.of("host", host, "waiting", waitingJobs.on(actor, host)));
    }

    HostView host(Actor actor, String id) {
        return new HostView(hosts.get(actor, id), clock.instant(), health(actor, id),
                rows.find(id).map(FleetHost::alerts).orElse(null));
    }

    private Optional<RepositoryHealth> health(Actor actor, String id) {
        try {
            return Optional.of(jobs.repository(actor, id));
        } catch (ProblemException unknown) {
            return Optional.empty();
        }
    }

    private List<JobView> recentOf(Actor actor, HostView host) {
        var query = new JobsRpc.Query(host.id(), null, null, RECENT, null);
        return jobs.list(actor, query).items().stream()
                .map(job -> new JobView(job, host.name(), host.now()))
                .toList();
    }
}
