package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.snapshot.SnapshotList;
import org.jspecify.annotations.Nullable;

/** What jobs-service answers. */
public final class JobsRpc {

    /** Queues a job; needs the role operator. */
    public static final Rpc<Run, Queued> RUN = new Rpc<>("rpc.jobs.run", Run.class, Queued.class);
    public static final Rpc<JobId, Job> GET = new Rpc<>("rpc.jobs.get", JobId.class, Job.class);
    public static final Rpc<Query, JobList> LIST = new Rpc<>("rpc.jobs.list", Query.class, JobList.class);
    /** How many there are, of all and of those that a query lets through; its status, limit and cursor do not matter. */
    public static final Rpc<Query, JobCounts> COUNTS = new Rpc<>("rpc.jobs.counts", Query.class, JobCounts.class);
    public static final Rpc<LogAfter, LogPage> LOG = new Rpc<>("rpc.jobs.log", LogAfter.class, LogPage.class);
    /** Ends a job in whatever state it is; needs the role operator; a job that is over answers 409. */
    public static final Rpc<JobId, Job> CANCEL = new Rpc<>("rpc.jobs.cancel", JobId.class, Job.class);
    public static final Rpc<SnapshotsOf, SnapshotList> SNAPSHOTS = new Rpc<>("rpc.jobs.snapshots.list",
            SnapshotsOf.class, SnapshotList.class);
    /** What a job found, item by item. */
    public static final Rpc<ItemsAfter, ItemPage> ITEMS = new Rpc<>("rpc.jobs.items", ItemsAfter.class, ItemPage.class);
    /** Somebody has looked at a suspect backup and finds it good; needs the role operator. */
    public static final Rpc<JobId, Job> CONFIRM = new Rpc<>("rpc.jobs.confirm", JobId.class, Job.class);
    /** Somebody has looked at snapshots that no job explains; needs the role admin. */
    public static final Rpc<Accept, SnapshotList> ACCEPT = new Rpc<>("rpc.jobs.snapshots.accept", Accept.class,
            SnapshotList.class);
    public static final Rpc<RepositoryOf, RepositoryHealth> REPOSITORY = new Rpc<>("rpc.jobs.repository",
            RepositoryOf.class, RepositoryHealth.class);
    /** How large the repositories of many hosts have been, without the rest of {@link #REPOSITORY}. */
    public static final Rpc<MeasurementsOf, HostsMeasurements> MEASUREMENTS = new Rpc<>("rpc.jobs.measurements",
            MeasurementsOf.class, HostsMeasurements.class);
    public static final Rpc<HostIds, HostsJobs> HOSTS = new Rpc<>("rpc.jobs.hosts", HostIds.class, HostsJobs.class);

    /** Needs the role admin, as the next. */
    public static final Rpc<Nothing, Keeping> KEEPING = new Rpc<>("rpc.jobs.keeping.get", Nothing.class, Keeping.class);
    /** Refused where the environment sets it. */
    public static final Rpc<ChangedKeeping, Keeping> CHANGE_KEEPING = new Rpc<>("rpc.jobs.keeping.change",
            ChangedKeeping.class, Keeping.class);

    private JobsRpc() {}

    /** How long the log of a job is kept once it is over: 1 to 3650 days. {@code fixed}: the environment sets it. */
    @Wire
    public record Keeping(int jobLogDays, boolean fixed) {}

    @Wire
    public record ChangedKeeping(int jobLogDays) {}

    @Wire
    public record Run(String hostId, JobKind kind, @Nullable JsonNode options, @Nullable Long timeoutS) {

        public Run(String hostId, JobKind kind, @Nullable JsonNode options) {
            this(hostId, kind, options, null);
        }
    }

    @Wire
    public record Queued(String jobId, JobStatus status) {}

    @Wire
    public record JobId(String jobId) {}

    /**
     * {@code limit} is 1 to 200; the cursor is the {@code next_cursor} of the page before. A schedule has the jobs of its own
     * host alone, also once it is removed; one that never was is a wrong question. Of the kind restore a host has what ran on it
     * for other hosts, too.
     *
     * @param period the word of a {@link JobPeriod}; without one all time
     * @param q at most {@link #MOST_TEXT} characters and {@link #MOST_WORDS} words, each of which is in the name of the host, in
     *        the message that the job failed with, or from {@link #LEAST_OF_ID} characters on the beginning of its id, in whatever
     *        case (of the letters a to z)
     */
    @Wire
    public record Query(@Nullable String hostId, @Nullable String kind, @Nullable String status, int limit,
            @Nullable String cursor, @Nullable String scheduleId, @Nullable String period, @Nullable String q) {

        public static final int MOST_TEXT = 200;
        public static final int MOST_WORDS = 10;
        public static final int LEAST_OF_ID = 8;

        /** Of all time, whatever is in them. */
        public Query(@Nullable String hostId, @Nullable String kind, @Nullable String status, int limit,
                @Nullable String cursor, @Nullable String scheduleId) {
            this(hostId, kind, status, limit, cursor, scheduleId, null, null);
        }

        /** Of whatever schedule, or of none. */
        public Query(@Nullable String hostId, @Nullable String kind, @Nullable String status, int limit,
                @Nullable String cursor) {
            this(hostId, kind, status, limit, cursor, null);
        }
    }

    /**
     * Lines whose number is greater than {@code after}, or the last ones of those below {@code before}, and that contain {@code q}
     * in whatever case; at most 1,000 in one answer.
     *
     * @param before 1 or more; beyond the end of the log it asks for the newest lines. With it {@code after} is 0
     * @param only who said them: out, err or agent
     */
    @Wire
    public record LogAfter(String jobId, long after, @Nullable String q, @Nullable Long before, @Nullable String only) {

        public LogAfter(String jobId, long after, @Nullable String q) {
            this(jobId, after, q, null, null);
        }

        public LogAfter(String jobId, long after) {
            this(jobId, after, null);
        }

        /** Those below {@code before}, of all. */
        public static LogAfter before(String jobId, long before) {
            return new LogAfter(jobId, 0, null, before, null);
        }
    }

    /**
     * Items whose number is greater than {@code after}; limit is 1 to 1,000. {@code q} is part of a path or id in whatever case,
     * {@code only} is keep or remove for a forget, a modifier for a diff, lock, or not_restored for a restore.
     */
    @Wire
    public record ItemsAfter(String jobId, long after, int limit, @Nullable String q, @Nullable String only) {}

    /** {@code next} is the number to ask after, absent at the end; {@code complete} says that no more can come. */
    @Wire
    public record ItemPage(List<Item> items, @Nullable Long next, boolean complete) {}

    /**
     * 1 to 200 ids, or {@code all} that are not explained, said as such: a list that came out empty by mistake accepts nothing.
     */
    @Wire
    public record Accept(String hostId, List<String> snapshotIds, @Nullable Boolean all) {

        public Accept(String hostId, List<String> snapshotIds) {
            this(hostId, snapshotIds, null);
        }

        public static Accept all(String hostId) {
            return new Accept(hostId, List.of(), true);
        }
    }

    @Wire
    public record RepositoryOf(String hostId) {}

    @Wire
    public record SnapshotsOf(String hostId, int limit, @Nullable String cursor) {}

    /** At most 200 ids. */
    @Wire
    public record HostIds(List<String> hostIds) {}

    @Wire
    public record HostsJobs(List<HostJobs> items) {}

    /** At most 200 ids; {@code newest} is how many measurements of each host, 1 to 30. */
    @Wire
    public record MeasurementsOf(List<String> hostIds, int newest) {

        public static final int MOST_HOSTS = 200;
        public static final int MOST_NEWEST = 30;
    }

    /** In the order asked; a host that nobody knows has none. */
    @Wire
    public record HostsMeasurements(List<HostMeasurements> items) {}

    /** The oldest first. */
    @Wire
    public record HostMeasurements(String hostId, List<Measured> measured) {}

    /** What the repository took then, in bytes. */
    @Wire
    public record Measured(Instant at, long totalSize) {}
}
