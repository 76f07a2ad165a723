package io.resticmanager.gateway.fake;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import org.jspecify.annotations.Nullable;

/** A jobs-service that queues what it is asked to run and never runs it. */
@Singleton
@Named("jobs")
public final class FakeJobs implements Endpoints {

    private final Map<String, Job> jobs = new ConcurrentHashMap<>();
    private final Map<String, HostJobs> hosts = new ConcurrentHashMap<>();
    private final List<Actor> actors = new CopyOnWriteArrayList<>();
    private final List<JobsRpc.Run> runs = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Problem> refusal = new AtomicReference<>();
    private volatile boolean busy;

    public void knows(Job job) {
        jobs.put(job.id(), job);
    }

    public void knows(HostJobs host) {
        hosts.put(host.hostId(), host);
    }

    /** Whether it answers what it knows of hosts with 503. */
    public void busy(boolean now) {
        busy = now;
    }

    public List<Actor> actors() {
        return actors;
    }

    /** What the next run is refused with. */
    public void refuses(Problem problem) {
        refusal.set(problem);
    }

    /** What it was asked to run, in order. */
    public List<JobsRpc.Run> runs() {
        return runs;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(JobsRpc.RUN, Role.operator, this::run);
        server.endpoint(JobsRpc.GET, Role.viewer, (_, ask) -> job(ask.jobId()));
        server.endpoint(JobsRpc.LIST, Role.viewer, (_, ask) -> Reply.of(list(ask)));
        server.endpoint(JobsRpc.CANCEL, Role.operator, (_, ask) -> job(ask.jobId()));
        server.endpoint(JobsRpc.CONFIRM, Role.operator, (caller, ask) -> confirm(caller, ask.jobId()));
        server.endpoint(JobsRpc.HOSTS, Role.viewer, (_, ask) -> busy
                ? Reply.refused(Problem.unavailable("Too much to do."))
                : Reply.of(new JobsRpc.HostsJobs(ask.hostIds().stream().filter(hosts::containsKey).map(hosts::get)
                        .toList())));
    }

    // The cursor is the id of the last job of the page before.
    private JobList list(JobsRpc.Query ask) {
        var rest = jobs.values().stream().filter(job -> matches(ask, job))
                .filter(job -> ask.cursor() == null || job.id().compareTo(ask.cursor()) < 0)
                .sorted(Comparator.comparing(Job::id).reversed()).toList();
        var page = rest.stream().limit(ask.limit()).toList();
        return new JobList(page, rest.size() > page.size() ? page.getLast().id() : null);
    }

    private static boolean matches(JobsRpc.Query ask, Job job) {
        return (ask.hostId() == null || ask.hostId().equals(job.hostId()))
                && (ask.kind() == null || ask.kind().equals(job.kind().name()))
                && (ask.status() == null || ask.status().equals(job.status().name()))
                && (ask.scheduleId() == null || ask.scheduleId().equals(job.scheduleId()));
    }

    private Reply<JobsRpc.Queued> run(Caller caller, JobsRpc.Run ask) {
        actors.add(caller.actor());
        if (deletes(ask) && caller.actor().role() != Role.admin) {
            return Reply.refused(Problem.forbidden(Role.admin));
        }
        if (refusal.getAndSet(null) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        if (ask.timeoutS() != null && ask.timeoutS() < 60) {
            return Reply.refused(Problem.invalid("timeout_s", "From 60 to 604,800 seconds: a minute to a week."));
        }
        runs.add(ask);
        var job = Stories.job(ask);
        jobs.put(job.id(), job);
        return Reply.of(new JobsRpc.Queued(job.id(), job.status()));
    }

    private static boolean deletes(JobsRpc.Run ask) {
        var dry = ask.options() == null ? null : ask.options().get("dry_run");
        return (ask.kind() == JobKind.forget || ask.kind() == JobKind.prune)
                && (dry == null || !dry.getBooleanValue());
    }

    private Reply<Job> confirm(Caller caller, String id) {
        var job = jobs.get(id);
        return job == null || job.suspect() == null
                ? Reply.refused(Problem.conflict("Nothing about this job is suspect."))
                : Reply.of(jobs.compute(id, (_, suspect) -> Stories.confirmed(suspect, caller.actor().name())));
    }

    private Reply<Job> job(String id) {
        var job = jobs.get(id);
        return job == null ? Reply.refused(Problem.notFound("There is no job " + id + ".")) : Reply.of(job);
    }
}
