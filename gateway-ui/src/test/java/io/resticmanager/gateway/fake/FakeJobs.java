package io.resticmanager.gateway.fake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobPeriod;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
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
        server.endpoint(JobsRpc.LIST, Role.viewer, (_, ask) -> list(ask));
        server.endpoint(JobsRpc.COUNTS, Role.viewer, (_, ask) -> counts(ask));
        server.endpoint(JobsRpc.CANCEL, Role.operator, (_, ask) -> job(ask.jobId()));
        server.endpoint(JobsRpc.CONFIRM, Role.operator, (caller, ask) -> confirm(caller, ask.jobId()));
        server.endpoint(JobsRpc.HOSTS, Role.viewer, (_, ask) -> busy
                ? Reply.refused(Problem.unavailable("Too much to do."))
                : Reply.of(new JobsRpc.HostsJobs(ask.hostIds().stream().filter(hosts::containsKey).map(hosts::get)
                        .toList())));
    }

    // The cursor is the id of the last job of the page before.
    private Reply<JobList> list(JobsRpc.Query ask) {
        var rest = jobs.values().stream().filter(job -> matches(ask, job) && status(ask, job))
                .filter(job -> ask.cursor() == null || job.id().compareTo(ask.cursor()) < 0)
                .sorted(Comparator.comparing(Job::id).reversed()).toList();
        var page = rest.stream().limit(ask.limit()).toList();
        return refused(ask, () -> new JobList(page, rest.size() > page.size() ? page.getLast().id() : null));
    }

    private Reply<JobCounts> counts(JobsRpc.Query ask) {
        return refused(ask, () -> new JobCounts(
                new JobCounts.Fleet(count(null, JobStatus.running), count(null, JobStatus.queued),
                        jobs.values().stream().filter(job -> job.status().over()).count(),
                        count(null, JobStatus.failed)),
                new JobCounts.Found(count(ask, JobStatus.running), count(ask, JobStatus.queued),
                        count(ask, JobStatus.failed))));
    }

    private long count(JobsRpc.@Nullable Query ask, JobStatus status) {
        return jobs.values().stream().filter(job -> job.status() == status && (ask == null || matches(ask, job)))
                .count();
    }

    private static <T> Reply<T> refused(JobsRpc.Query ask, Supplier<T> answer) {
        var errors = new ArrayList<FieldError>();
        unknown(ask.kind(), Stream.of(JobKind.values()).map(Enum::name), "kind", errors);
        unknown(ask.status(), Stream.of(JobStatus.values()).map(Enum::name), "status", errors);
        unknown(ask.period(), Stream.of(JobPeriod.values()).map(JobPeriod::word), "period", errors);
        unknown(ask.cursor() == null ? null : ask.cursor().length() == 26 ? "an id" : ask.cursor(), Stream.of("an id"),
                "cursor", errors);
        return errors.isEmpty() ? Reply.of(answer.get()) : Reply.refused(Problem.invalid(errors));
    }

    private static void unknown(@Nullable String word, Stream<String> known, String field, List<FieldError> errors) {
        var all = known.toList();
        if (word != null && !word.isEmpty() && !all.contains(word)) {
            errors.add(new FieldError(field, "A %s is one of %s.".formatted(field, String.join(", ", all))));
        }
    }

    private static boolean status(JobsRpc.Query ask, Job job) {
        return blank(ask.status()) || job.status().name().equals(ask.status());
    }

    // Of a period: what is not over, or was queued at noon of the test's day or
    // later.
    private static boolean matches(JobsRpc.Query ask, Job job) {
        return (blank(ask.hostId()) || job.hostId().equals(ask.hostId()) || ontoIt(ask, job))
                && (blank(ask.kind()) || job.kind().name().equals(ask.kind()))
                && (blank(ask.scheduleId()) || Objects.equals(job.scheduleId(), ask.scheduleId()))
                && (blank(ask.period()) || !job.status().over() || !job.queuedAt().isBefore(Stories.NOON))
                && (blank(ask.q()) || job.id().contains(ask.q())
                        || job.error() != null && job.error().message().contains(ask.q()));
    }

    private static boolean ontoIt(JobsRpc.Query ask, Job job) {
        return JobKind.restore.name().equals(ask.kind()) && Objects.equals(job.runsOnHostId(), ask.hostId());
    }

    private static boolean blank(@Nullable String word) {
        return word == null || word.isEmpty();
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
