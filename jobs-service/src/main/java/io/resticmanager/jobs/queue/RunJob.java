package io.resticmanager.jobs.queue;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.audit.Audit;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.host.HostLookup.KnownHost;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.queue.Routes.Route;
import io.resticmanager.jobs.source.HostSources;
import io.resticmanager.jobs.source.PathRules;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Queues a job: checks what is asked for, then writes the job and its event in one transaction. */
@Singleton
public final class RunJob {

    private final HostLookup lookup;
    private final Hosts hosts;
    private final HostSources sources;
    private final Routes routes;
    private final Namesakes namesakes;
    private final Completion completion;
    private final StoredOnly stored;
    private final Restores restores;
    private final RestoreAudit restoreAudit;
    private final Jobs jobs;
    private final QueueLimits limits;
    private final JobsSettings settings;
    private final Audit audit;
    private final Transactions transactions;
    private final Clock clock;

    RunJob(HostLookup lookup, Hosts hosts, HostSources sources, Routes routes, Namesakes namesakes,
            Completion completion, StoredOnly stored, Restores restores, RestoreAudit restoreAudit, Jobs jobs,
            QueueLimits limits, JobsSettings settings, Audit audit, @Named("jobs") Transactions transactions,
            Clock clock) {
        this.lookup = lookup;
        this.hosts = hosts;
        this.sources = sources;
        this.routes = routes;
        this.namesakes = namesakes;
        this.completion = completion;
        this.stored = stored;
        this.restores = restores;
        this.restoreAudit = restoreAudit;
        this.jobs = jobs;
        this.limits = limits;
        this.settings = settings;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Reply<JobsRpc.Queued> run(Caller caller, JobsRpc.Run asked) {
        return switch (lookup.find(asked.hostId())) {
            case Reply.Refused<KnownHost>(var problem) -> Reply.refused(problem);
            case Reply.Value<KnownHost>(var host) ->
                ordered(Wisher.of(caller.actor()), host, JobOrder.of(asked, PathRules.of(host.os())));
        };
    }

    /** A run of a schedule, whose options were checked when it was saved; all that guards an ordered job guards it, too. */
    public Reply<JobsRpc.Queued> run(Wisher wisher, String hostId, JobKind kind, JobOptions options,
            @Nullable Long timeoutS) {
        return switch (lookup.find(hostId)) {
            case Reply.Refused<KnownHost>(var problem) -> Reply.refused(problem);
            case Reply.Value<KnownHost>(var host) ->
                ordered(wisher, host, new JobOrder.Ready(kind, options, timeoutS));
        };
    }

    private Reply<JobsRpc.Queued> ordered(Wisher caller, KnownHost host, JobOrder order) {
        return switch (order) {
            case JobOrder.Refused(var errors) -> Reply.refused(Problem.invalid(errors));
            case JobOrder.Ready ready when !caller.role().covers(ready.needed()) ->
                Reply.refused(forbidden(caller, host.id(), ready));
            case JobOrder.Ready(var kind, RestoreOptions asked, var timeoutS) ->
                restored(caller, host, new JobOrder.Ready(kind, asked, timeoutS), asked);
            case JobOrder.Ready ready -> routed(caller, host.id(), ready);
            case JobOrder.BackupAsBefore(var timeoutS) -> transactions.write(() -> sources.of(host.id())
                    .map(source -> new JobOrder.Ready(JobKind.backup, new BackupOptions(null, source), timeoutS))
                    .map(ready -> completed(caller, host.id(), ready, new Route(host.id(), false)))
                    .orElseGet(() -> Reply.refused(StoredOnly.nothing(caller.role()))));
        };
    }

    private Problem forbidden(Wisher caller, String host, JobOrder.Ready order) {
        var problem = Problem.forbidden(order.needed());
        if (order.options() instanceof RestoreOptions restore) {
            restoreAudit.refused(caller.actor(), host, restore, problem.detail());
        }
        return problem;
    }

    private Reply<JobsRpc.Queued> restored(Wisher caller, KnownHost host, JobOrder.Ready order, RestoreOptions asked) {
        return switch (restores.judged(caller.actor(), host, asked)) {
            case Reply.Refused<RestoreOptions>(var problem) -> Reply.refused(problem);
            case Reply.Value<RestoreOptions>(var options) -> transactions.write(() -> completed(caller, host.id(),
                    new JobOrder.Ready(order.kind(), options, order.timeoutS()), Restores.route(host.id(), options)));
        };
    }

    private Reply<JobsRpc.Queued> routed(Wisher caller, String host, JobOrder.Ready order) {
        return switch (routes.of(host, order.kind())) {
            case Reply.Refused<Route>(var problem) -> Reply.refused(problem);
            case Reply.Value<Route>(var route) ->
                namesakes.against(host, order.options(), route).<Reply<JobsRpc.Queued>>map(Reply::refused)
                        .orElseGet(() -> transactions.write(() -> completed(caller, host, order, route)));
        };
    }

    private Reply<JobsRpc.Queued> completed(Wisher caller, String host, JobOrder.Ready order, Route route) {
        var others = stored.against(caller, host, order.options());
        if (others.isPresent()) {
            return Reply.refused(others.get());
        }
        return switch (completion.of(host, order.options(), route)) {
            case Reply.Refused<JobOptions>(var problem) -> Reply.refused(problem);
            case Reply.Value<JobOptions>(var options) -> queued(caller,
                    fresh(caller, host, route.runsOn(),
                            new JobOrder.Ready(order.kind(), options, order.timeoutS())));
        };
    }

    private Reply<JobsRpc.Queued> queued(Wisher wisher, StoredJob job) {
        var obstacle = limits.against(jobs.openOn(job.runsOnHostId()), job);
        if (obstacle.isPresent()) {
            return Reply.refused(obstacle.get());
        }
        hosts.mention(job.hostId());
        hosts.mention(job.runsOnHostId());
        jobs.add(job);
        remember(wisher.role(), job);
        tell(wisher, job);
        return Reply.of(new JobsRpc.Queued(job.id(), job.state().status()));
    }

    // What a schedule does by itself is in the list of jobs; who wanted the
    // schedule
    // is in the log.
    private void tell(Wisher wisher, StoredJob job) {
        if (job.kind() == JobKind.restore) {
            restoreAudit.ordered(wisher.actor(), job);
        } else if (wisher.dueAt() == null) {
            audit.done(wisher.actor(), job.hostId(), new Audit.Deed("job.run", "job", job.id()),
                    OrderWords.of(job));
        }
    }

    // Others run what is stored.
    private void remember(Role role, StoredJob job) {
        if (job.source() != null && job.scheduleId() == null && role.covers(Role.admin)) {
            sources.remember(job.hostId(), job.source(), clock.instant());
        }
    }

    private StoredJob fresh(Wisher wisher, String host, String runsOn, JobOrder.Ready order) {
        var now = clock.instant();
        return StoredJob.queued(Ids.next(), host, runsOn, order.kind(), wisher.name(), now,
                now.plus(wisher.patience(settings.expiry(), order.timeoutS())))
                .asking(order.options(), order.timeoutS()).ofSchedule(wisher.scheduleId(), wisher.dueAt());
    }
}
