package io.resticmanager.contracts.job;

import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.snapshot.SnapshotList;
import org.jspecify.annotations.Nullable;

/** What jobs-service answers. */
public final class JobsRpc {

    /** Queues a job; needs the role operator. */
    public static final Rpc<Run, Queued> RUN = new Rpc<>("rpc.jobs.run", Run.class, Queued.class);
    public static final Rpc<JobId, Job> GET = new Rpc<>("rpc.jobs.get", JobId.class, Job.class);
    public static final Rpc<Query, JobList> LIST = new Rpc<>("rpc.jobs.list", Query.class, JobList.class);
    public static final Rpc<LogAfter, LogPage> LOG = new Rpc<>("rpc.jobs.log", LogAfter.class, LogPage.class);
    /** Ends a job in whatever state it is; needs the role operator; a job that is over answers 409. */
    public static final Rpc<JobId, Job> CANCEL = new Rpc<>("rpc.jobs.cancel", JobId.class, Job.class);
    public static final Rpc<SnapshotsOf, SnapshotList> SNAPSHOTS = new Rpc<>("rpc.jobs.snapshots.list",
            SnapshotsOf.class, SnapshotList.class);
    public static final Rpc<HostIds, HostsJobs> HOSTS = new Rpc<>("rpc.jobs.hosts", HostIds.class, HostsJobs.class);

    private JobsRpc() {}

    @Wire
    public record Run(String hostId, JobKind kind, @Nullable JsonNode options) {}

    @Wire
    public record Queued(String jobId, JobStatus status) {}

    @Wire
    public record JobId(String jobId) {}

    /** {@code limit} is 1 to 200; the cursor is the {@code next_cursor} of the page before. */
    @Wire
    public record Query(@Nullable String hostId, @Nullable String kind, @Nullable String status, int limit,
            @Nullable String cursor) {}

    /** Lines whose number is greater than {@code after}; at most 1,000 in one answer. */
    @Wire
    public record LogAfter(String jobId, long after) {}

    @Wire
    public record SnapshotsOf(String hostId, int limit, @Nullable String cursor) {}

    /** At most 200 ids. */
    @Wire
    public record HostIds(List<String> hostIds) {}

    @Wire
    public record HostsJobs(List<HostJobs> items) {}
}
