package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.OptionsView;
import io.resticmanager.gateway.view.RestoreView;
import io.resticmanager.gateway.view.WaitingJob;
import org.jspecify.annotations.Nullable;

/** What was brought back of a host, or onto it from another: for its overview, and for the page of each such job. */
@Controller
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces("text/html")
final class HostRestores {

    private static final int RECENT = 5;

    private final Jobs jobs;
    private final Hosts hosts;
    private final HostNames names;
    private final Clock clock;

    HostRestores(Jobs jobs, Hosts hosts, HostNames names, Clock clock) {
        this.jobs = jobs;
        this.hosts = hosts;
        this.names = names;
        this.clock = clock;
    }

    @Get("/fragments/hosts/{id}/restores")
    ModelAndView<Map<String, Object>> part(Actor actor, String id) {
        var host = new HostView(hosts.get(actor, id), clock.instant());
        return Views.view("fragments/host-restores", Map.of("host", host, "restores", recent(actor, host)));
    }

    /** The newest first, as {@code GET /api/jobs?kind=restore} has them. */
    List<RestoreView> recent(Actor actor, HostView host) {
        var query = new JobsRpc.Query(host.id(), JobKind.restore.name(), null, RECENT, null);
        return jobs.list(actor, query).items().stream().map(job -> row(actor, job)).flatMap(Optional::stream).toList();
    }

    private Optional<RestoreView> row(Actor actor, Job job) {
        return new OptionsView(job).restored().map(asked -> {
            var view = new JobView(job, names.of(actor, job.hostId()), clock.instant());
            return new RestoreView(view, asked, target(actor, view, asked), null);
        });
    }

    /** Null when it is no restore, or nobody can read what was asked for. */
    @Nullable
    RestoreView of(Actor actor, JobView job) {
        return job.options().restored()
                .map(asked -> new RestoreView(job, asked, target(actor, job, asked), waiting(actor, job, asked)))
                .orElse(null);
    }

    private String target(Actor actor, JobView job, RestoreOptions asked) {
        var id = RestoreView.targetId(job, asked);
        return id.equals(job.hostId()) ? job.hostName() : names.of(actor, id);
    }

    private @Nullable WaitingJob waiting(Actor actor, JobView job, RestoreOptions asked) {
        return job.job().status() == JobStatus.queued || job.job().status() == JobStatus.dispatched
                ? HostLedger.known(() -> WaitingJob.of(job, new HostView(
                        hosts.get(actor, RestoreView.targetId(job, asked)), clock.instant())))
                : null;
    }
}
