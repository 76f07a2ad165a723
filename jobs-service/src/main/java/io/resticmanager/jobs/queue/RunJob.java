package io.resticmanager.jobs.queue;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.host.HostLookup;
import io.resticmanager.jobs.host.HostLookup.KnownHost;
import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
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
    private final Jobs jobs;
    private final QueueLimits limits;
    private final JobsSettings settings;
    private final Transactions transactions;
    private final Clock clock;

    RunJob(HostLookup lookup, Hosts hosts, HostSources sources, Jobs jobs, QueueLimits limits, JobsSettings settings,
            @Named("jobs") Transactions transactions, Clock clock) {
        this.lookup = lookup;
        this.hosts = hosts;
        this.sources = sources;
        this.jobs = jobs;
        this.limits = limits;
        this.settings = settings;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Reply<JobsRpc.Queued> run(Caller caller, JobsRpc.Run asked) {
        return switch (lookup.find(asked.hostId())) {
            case Reply.Refused<KnownHost>(var problem) -> Reply.refused(problem);
            case Reply.Value<KnownHost>(var host) -> {
                var order = JobOrder.of(asked.kind(), asked.options(), PathRules.of(host.os()));
                yield transactions.write(() -> queue(caller, host, order));
            }
        };
    }

    private Reply<JobsRpc.Queued> queue(Caller caller, KnownHost host, JobOrder order) {
        return switch (order) {
            case JobOrder.Refused(var problem) -> Reply.refused(problem);
            case JobOrder.Plain(var kind) -> insert(caller, host, kind, "{}", null);
            case JobOrder.Backup(var source) -> backup(caller, host, source);
            case JobOrder.BackupAsBefore _ -> sources.of(host.id()).map(source -> backup(caller, host, source))
                    .orElseGet(() -> Reply.refused(nothingToBackUp()));
        };
    }

    private Reply<JobsRpc.Queued> backup(Caller caller, KnownHost host, Source source) {
        var reply = insert(caller, host, JobKind.backup, Json.text(new BackupOptions(null, source)), source);
        if (reply instanceof Reply.Value<JobsRpc.Queued>) {
            sources.remember(host.id(), source, clock.instant());
        }
        return reply;
    }

    private Reply<JobsRpc.Queued> insert(Caller caller, KnownHost host, JobKind kind, String options,
            @Nullable Source source) {
        var obstacle = limits.against(jobs.openOn(host.id()), kind, options);
        if (obstacle.isPresent()) {
            return Reply.refused(obstacle.get());
        }
        hosts.mention(host.id());
        var job = fresh(caller.actor().name(), host.id(), kind, options, source, clock.instant());
        jobs.add(job);
        return Reply.of(new JobsRpc.Queued(job.id(), job.state().status()));
    }

    private StoredJob fresh(String actor, String host, JobKind kind, String options, @Nullable Source source,
            Instant now) {
        return new StoredJob(Ids.next(), host, host, kind, null, null, null, actor, options, source, now,
                now.plus(settings.expiry()), null, 1, new JobState.Queued());
    }

    private static Problem nothingToBackUp() {
        return Problem.invalid("options.source.paths",
                "This host has no paths to back up yet. Name at least one; the next backup then uses it again.");
    }
}
