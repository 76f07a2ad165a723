package io.resticmanager.gateway.rpc;

import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobList;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.HostsJobs;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.snapshot.SnapshotList;
import org.jspecify.annotations.Nullable;

/**
 * jobs-service: jobs, their logs, snapshots. Every method throws
 * {@link io.resticmanager.gateway.problem.ProblemException} with the service's refusal.
 */
@Singleton
public final class Jobs {

    private final Ask ask;

    Jobs(Ask ask) {
        this.ask = ask;
    }

    public Queued run(Actor actor, String hostId, JobKind kind, @Nullable JsonNode options) {
        return ask.of(JobsRpc.RUN, new JobsRpc.Run(hostId, kind, options), actor);
    }

    public Job get(Actor actor, String id) {
        return ask.of(JobsRpc.GET, new JobsRpc.JobId(id), actor);
    }

    public JobList list(Actor actor, JobsRpc.Query query) {
        return ask.of(JobsRpc.LIST, query, actor);
    }

    /** The lines numbered above {@code after}, at most 1,000. */
    public LogPage log(Actor actor, String jobId, long after) {
        return ask.of(JobsRpc.LOG, new JobsRpc.LogAfter(jobId, after), actor);
    }

    public Job cancel(Actor actor, String jobId) {
        return ask.of(JobsRpc.CANCEL, new JobsRpc.JobId(jobId), actor);
    }

    /** @param limit 1 to 200 */
    public SnapshotList snapshots(Actor actor, String hostId, int limit, @Nullable String cursor) {
        return ask.of(JobsRpc.SNAPSHOTS, new JobsRpc.SnapshotsOf(hostId, limit, cursor), actor);
    }

    /** @param hostIds at most 200 */
    public HostsJobs hosts(Actor actor, List<String> hostIds) {
        return ask.of(JobsRpc.HOSTS, new JobsRpc.HostIds(hostIds), actor);
    }
}
