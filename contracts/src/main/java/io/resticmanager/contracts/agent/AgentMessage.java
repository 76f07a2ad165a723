package io.resticmanager.contracts.agent;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** What an agent says to the hub. The types marked {@link Durable} wait in its outbox until the hub has acknowledged them. */
public sealed interface AgentMessage
        permits AgentMessage.Durable, AgentMessage.AboutJob, AgentMessage.Hello, AgentMessage.Heartbeat,
        AgentMessage.ConfigApplied, AgentMessage.Looked, ProtocolError {

    /** Carries {@code seq} and is kept until acknowledged. */
    sealed interface Durable extends AgentMessage {}

    /** Said by or about one job. */
    sealed interface AboutJob extends AgentMessage {
        String jobId();
    }

    /**
     * The first frame of a connection. {@code instanceId} is fresh per agent process and {@code previousInstanceId} the one
     * before it, so that a cloned machine is noticed; {@code lastSeq} is the highest sequence number ever given out, and
     * {@code firstKeptSeq} the lowest that can still be sent.
     */
    @Wire
    record Hello(int protocol, String agentVersion, @Nullable String resticVersion, String os, String arch,
            String hostname, long configRevision, List<String> runningJobs, List<String> queuedJobs, long outboxDepth,
            String instanceId, @Nullable String previousInstanceId, Instant agentTime, String timeZone,
            long lastSeq, @Nullable Long firstKeptSeq, @Nullable LocalPolicy policy) implements AgentMessage {}

    /** {@code jobs} are those the agent runs or holds in its queue: it renews their leases; absent from an older agent. */
    @Wire
    record Heartbeat(Instant agentTime, long outboxDepth, @Nullable List<String> jobs) implements AgentMessage {}

    /** The configuration of this revision is in force, but for the parts that local policy refused. */
    @Wire
    record ConfigApplied(long revision, List<String> refused) implements AgentMessage {}

    @Wire
    record JobAccepted(String jobId, @Nullable String scheduleId, @Nullable Instant dueAt, long configRevision)
            implements
                AboutJob {}

    /** The agent will not run this; {@code rule} names the rule that refused. */
    @Wire
    record JobRejected(String jobId, String rule, String message) implements AboutJob {}

    @Wire
    record JobStarted(String jobId, JobKind kind, Instant startedAt, @Nullable String resticVersion,
            @Nullable String scheduleId, @Nullable Instant dueAt, long configRevision) implements AboutJob, Durable {}

    /** At most four a second; dropped when there is no connection. */
    @Wire
    record JobProgress(String jobId, Progress progress) implements AboutJob {}

    /**
     * A job can not begin, or go on, as these locks stand: who holds the repository just now, said at each look; empty when none
     * does any more. Dropped when there is no connection. At most {@link #MOST} are named.
     */
    @Wire
    record JobWaiting(String jobId, List<Item.Lock> locks) implements AboutJob {

        /** So many locks fit a frame, and more nobody would read. */
        public static final int MOST = 100;
    }

    /** At most 64 KiB of text or 200 ms of lines. */
    @Wire
    record JobLog(String jobId, List<LogLine> lines) implements AboutJob, Durable {}

    /** {@code unreadable} names at most 1,000 files; {@code warnings} counts them all. */
    @Wire
    record JobFinished(String jobId, JobKind kind, JobStatus status, @Nullable Integer exitCode,
            @Nullable JobError error, long warnings, @Nullable Instant startedAt, Instant finishedAt,
            @Nullable Summary summary, @Nullable Suspect suspect, List<String> unreadable, @Nullable String scheduleId,
            @Nullable Instant dueAt, long configRevision) implements AboutJob, Durable {}

    /** All snapshots of the host's repository that carry its host name, in parts numbered from 0. */
    @Wire
    record SnapshotsReport(String reportId, int part, boolean last, @Nullable String jobId, List<Snapshot> snapshots)
            implements
                Durable {}

    /** What a job found, item by item: {@code first} is the number of the first one here, from 1. All are told before the end. */
    @Wire
    record JobItems(String jobId, long first, List<Item> items) implements AboutJob, Durable {}

    /** The repository measured; sizes in bytes. {@code locks} are those that stood then, absent from an older agent. */
    @Wire
    record RepositoryReport(String reportId, int part, boolean last, @Nullable String repositoryId, long totalSize,
            @Nullable Long uncompressedSize, long snapshots, @Nullable List<Item.Lock> locks) implements Durable {}

    /**
     * A due run that will not happen. {@code since} is the first of several in a row, all of them this one's; absent for one
     * alone.
     */
    @Wire
    record RunSkipped(String scheduleId, Instant dueAt, @Nullable Instant since,
            SkipReason reason) implements Durable {}

    /**
     * The run before still waits for its turn; the endpoint was off or asleep; its schedule's wish can not be done here; its schedule
     * was changed, switched off or removed, or the host paused, before it began.
     */
    enum SkipReason {
        still_waiting, not_running, refused, withdrawn
    }

    /** Answers a {@link HubMessage.Look}; dropped when there is no connection. */
    sealed interface Looked extends AgentMessage {}

    /**
     * A page of a folder, in the order of restic: at most {@link #MOST} entries or 128 KiB. {@code next} asks for the page after;
     * absent at the end. {@code total} counts the entries of the folder.
     */
    @Wire
    record TreeListed(String snapshotId, String path, List<TreeEntry> entries, @Nullable String next,
            @Nullable Long total) implements Looked {

        public static final int MOST = 5_000;
    }

    /**
     * {@code type} is restic's: file, dir, symlink, …; {@code mode} is POSIX, as 420 for 0644. A name with U+FFFD in it is not UTF-8 on the
     * disk, most likely, and can not be asked for by its name.
     */
    @Wire
    record TreeEntry(String name, String type, long size, @Nullable Instant mtime, int mode) {}

    /** In the order of restic; {@code more} says that the limit was reached. */
    @Wire
    record TreeFound(String snapshotId, String pattern, List<FoundEntry> entries, boolean more) implements Looked {}

    /** {@code path} is absolute, as it stands in the snapshot. */
    @Wire
    record FoundEntry(String path, String type, long size, @Nullable Instant mtime, int mode) {}

    /**
     * {@code path} is the folder that was measured, the nearest that is there. A repository that answers is reachable and
     * its password right; one that does not is a {@link LookFailed}.
     */
    @Wire
    record Probed(HubMessage.Probe.What what, @Nullable String path, @Nullable Long freeBytes,
            @Nullable Long totalBytes) implements Looked {}

    /** Why there is no answer, as a job's error. */
    @Wire
    record LookFailed(JobError error) implements Looked {}
}
