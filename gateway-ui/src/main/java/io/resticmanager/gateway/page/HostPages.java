package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.RunPanel;
import io.resticmanager.gateway.view.SnapshotView;
import org.jspecify.annotations.Nullable;

/** A host: overview and snapshots, and the parts that all its pages share. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class HostPages {

    private static final int RECENT = 8;
    private static final int SNAPSHOTS = 100;

    private final Hosts hosts;
    private final Jobs jobs;
    private final WaitingJobs waitingJobs;
    private final Clock clock;

    HostPages(Hosts hosts, Jobs jobs, WaitingJobs waitingJobs, Clock clock) {
        this.hosts = hosts;
        this.jobs = jobs;
        this.waitingJobs = waitingJobs;
        this.clock = clock;
    }

    @Get("/hosts/{id}")
    ModelAndView<Map<String, Object>> overview(Actor actor, String id) {
        return overview(actor, id, FormView.EMPTY);
    }

    /** Also shown again with what was typed and what is wrong with it. */
    ModelAndView<Map<String, Object>> overview(Actor actor, String id, FormView form) {
        var host = host(actor, id);
        return Views.view("hosts/overview", Map.of("host", host, "jobs", recentOf(actor, host), "waiting",
                waitingJobs.on(actor, host), "run", new RunPanel(host, form)));
    }

    @Get("/hosts/{id}/snapshots")
    ModelAndView<Map<String, Object>> snapshots(Actor actor, String id, @QueryValue @Nullable String cursor) {
        var page = jobs.snapshots(actor, id, SNAPSHOTS, cursor);
        var model = new HashMap<String, @Nullable Object>();
        model.put("host", host(actor, id));
        model.put("snapshots", page.items().stream().map(SnapshotView::new).toList());
        model.put("total", page.total());
        model.put("reportedAt", page.reportedAt());
        model.put("next", page.nextCursor());
        return Views.view("hosts/snapshots", model);
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

    @Get("/fragments/hosts/{id}/waiting")
    ModelAndView<Map<String, Object>> waiting(Actor actor, String id) {
        var host = host(actor, id);
        return Views.view("fragments/host-waiting", Map.of("host", host, "waiting", waitingJobs.on(actor, host)));
    }

    HostView host(Actor actor, String id) {
        return new HostView(hosts.get(actor, id), clock.instant());
    }

    private List<JobView> recentOf(Actor actor, HostView host) {
        var query = new JobsRpc.Query(host.id(), null, null, RECENT, null);
        return jobs.list(actor, query).items().stream()
                .map(job -> new JobView(job, host.name(), host.now()))
                .toList();
    }
}
