package io.resticmanager.gateway.rpc;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.HostMeasurements;
import io.resticmanager.contracts.job.JobsRpc.HostsJobs;
import io.resticmanager.contracts.job.JobsRpc.ItemPage;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.RepositoryHealth;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.snapshot.SnapshotList;
import org.jspecify.annotations.Nullable;

/**
 * jobs-service: jobs, their logs and findings, snapshots, repositories. Every method throws
 * {@link io.resticmanager.gateway.problem.ProblemException} with the service's refusal.
 */
@Singleton
public final class Jobs {

    private final Ask ask;

    Jobs(Ask ask) {
        this.ask = ask;
    }

    public Queued run(Actor actor, JobsRpc.Run wanted) {
        return ask.of(JobsRpc.RUN, wanted, actor);
    }

    public Job get(Actor actor, String id) {
        return ask.of(JobsRpc.GET, new JobsRpc.JobId(id), actor);
    }

    public JobList list(Actor actor, JobsRpc.Query query) {
        return ask.of(JobsRpc.LIST, query, actor);
    }

    /** Of the fleet, and of those that a query lets through whatever its status says. */
    public JobCounts counts(Actor actor, JobsRpc.Query query) {
        return ask.of(JobsRpc.COUNTS, query, actor);
    }

    /** Part of a job's log, at most 1,000 lines. */
    public LogPage log(Actor actor, JobsRpc.LogAfter wanted) {
        return ask.of(JobsRpc.LOG, wanted, actor);
    }

    /** What a job found, item by item. */
    public ItemPage items(Actor actor, JobsRpc.ItemsAfter wanted) {
        return ask.of(JobsRpc.ITEMS, wanted, actor);
    }

    public Job cancel(Actor actor, String jobId) {
        return ask.of(JobsRpc.CANCEL, new JobsRpc.JobId(jobId), actor);
    }

    /** Somebody has looked at a suspect backup and finds it good. */
    public Job confirm(Actor actor, String jobId) {
        return ask.of(JobsRpc.CONFIRM, new JobsRpc.JobId(jobId), actor);
    }

    /** @param limit 1 to 200 */
    public SnapshotList snapshots(Actor actor, String hostId, int limit, @Nullable String cursor) {
        return ask.of(JobsRpc.SNAPSHOTS, new JobsRpc.SnapshotsOf(hostId, limit, cursor), actor);
    }

    /** Somebody has looked at snapshots that no job explains. */
    public SnapshotList accept(Actor actor, JobsRpc.Accept looked) {
        return ask.of(JobsRpc.ACCEPT, looked, actor);
    }

    public RepositoryHealth repository(Actor actor, String hostId) {
        return ask.of(JobsRpc.REPOSITORY, new JobsRpc.RepositoryOf(hostId), actor);
    }

    /**
     * How large the repositories of these hosts have been, the oldest first.
     *
     * @param hostIds at most 200
     * @param newest of each host so many, 1 to 30
     */
    public List<HostMeasurements> measurements(Actor actor, List<String> hostIds, int newest) {
        return ask.of(JobsRpc.MEASUREMENTS, new JobsRpc.MeasurementsOf(hostIds, newest), actor).items();
    }

    /** @param hostIds at most 200 */
    public HostsJobs hosts(Actor actor, List<String> hostIds) {
        return ask.of(JobsRpc.HOSTS, new JobsRpc.HostIds(hostIds), actor);
    }

    /** How long logs are kept. */
    public Keeping keeping(Actor actor) {
        return ask.of(JobsRpc.KEEPING, Nothing.NOTHING, actor);
    }

    public Keeping keep(Actor actor, int jobLogDays) {
        return ask.of(JobsRpc.CHANGE_KEEPING, new JobsRpc.ChangedKeeping(jobLogDays), actor);
    }
}
