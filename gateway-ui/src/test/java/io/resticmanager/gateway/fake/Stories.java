package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Hosts, jobs and snapshots to tell tests with. */
public final class Stories {

    public static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private Stories() {}

    public static HubHost host(String name, Presence presence, String... tags) {
        return new HubHost(Ids.next(), name, name + ".lan", "linux", "amd64", List.of(tags), presence, false, NOON,
                NOON, NOON, "0.1.0", "0.18.0", false, 12L, Ids.next(), "rest:https://backup.example/" + name + "/", 0,
                1, "UTC", null, null, List.of(), 3L, 3L, null);
    }

    public static HostJobs jobsOf(HubHost host, RepositoryState state, @Nullable Job lastBackup) {
        return new HostJobs(host.id(), state, lastBackup, null, 0, 0, null, null);
    }

    public static Job job(String hostId, JobKind kind, JobStatus status) {
        return new Job(Ids.next(), hostId, null, kind, status, null, "alice", NOON, NOON, null, null, null, null, 0,
                null,
                null, null, List.of(), null, false, "0.18.0", null, null, 0);
    }

    /** What became of a job. */
    public static Job as(String id, String hostId, JobKind kind, JobStatus status) {
        return new Job(id, hostId, null, kind, status, null, "alice", NOON, NOON, null, null, null, null, 0, null, null,
                null, List.of(), null, false, "0.18.0", null, null, 0);
    }

    /** One that ended well, of a schedule that is called so, begun by it or by a person. */
    public static Job of(Schedule schedule, String name, String actor) {
        return new Job(Ids.next(), schedule.hostId(), null, schedule.kind(), JobStatus.succeeded, schedule.id(), actor,
                NOON, NOON, NOON.plusSeconds(61), null, 0, null, 0, null, null, null, List.of(), null, false, "0.18.0",
                null, null, 0, name);
    }

    /** A run of it that failed, of whatever kind. */
    public static Job failedRun(Schedule schedule, JobKind kind) {
        return new Job(Ids.next(), schedule.hostId(), null, kind, JobStatus.failed, schedule.id(), "schedule", NOON,
                NOON,
                NOON.plusSeconds(61), null, 1, new JobError("locked", "It went wrong.", "Put it right."), 0, null, null,
                null, List.of(), null, false, "0.18.0", null, null, 0, schedule.name());
    }

    /** As jobs-service would queue it. */
    public static Job job(JobsRpc.Run run) {
        var job = job(run.hostId(), run.kind(), JobStatus.queued);
        return new Job(job.id(), job.hostId(), null, job.kind(), job.status(), null, "alice", NOON, null, null, null,
                null, null, 0, null, null, null, List.of(), null, false, null, run.options(), run.timeoutS(), 0);
    }

    /** A job that is over. */
    public static Job ended(String hostId, JobKind kind, @Nullable JsonNode options, @Nullable Summary summary) {
        return new Job(Ids.next(), hostId, null, kind, JobStatus.succeeded, null, "alice", NOON, NOON,
                NOON.plusSeconds(61), null, 0, null, 0, null, null, summary, List.of(), null, false, "0.18.0", options,
                null, 0);
    }

    /** A log of so many lines, each hundredth on stderr. */
    public static List<LogLine> lines(int count) {
        return LongStream.rangeClosed(1, count).mapToObj(n -> new LogLine(n, NOON.plusMillis(n),
                n % 100 == 0 ? LogLine.Stream.err : LogLine.Stream.out, "line " + n + ".")).toList();
    }

    /** One that failed for this reason. */
    public static Job failed(String hostId, JobKind kind, String cause, @Nullable JsonNode options) {
        return new Job(Ids.next(), hostId, null, kind, JobStatus.failed, null, "alice", NOON, NOON,
                NOON.plusSeconds(61), null, 1, new JobError(cause, "It went wrong.", "Put it right."), 0, null, null,
                null, List.of(), null, false, "0.18.0", options, 600L, 0);
    }

    /** A backup that ended well, and that nobody trusts. */
    public static Job suspect(String hostId, String reason, String detail) {
        return new Job(Ids.next(), hostId, null, JobKind.backup, JobStatus.succeeded, null, "alice", NOON, NOON,
                NOON.plusSeconds(61), null, 0, null, 0, new Suspect(reason, detail, null, null), null, null, List.of(),
                null, false, "0.18.0", null, null, 0);
    }

    static Job confirmed(Job job, String name) {
        return new Job(job.id(), job.hostId(), null, job.kind(), job.status(), null, job.actor(), job.queuedAt(),
                job.startedAt(), job.finishedAt(), null, 0, null, 0,
                new Suspect(job.suspect().reason(), job.suspect().detail(), name, NOON), null, null, List.of(), null,
                false, job.resticVersion(), null, null, 0);
    }

    /** The same kind of job, with another id and warnings. */
    public static Job warned(Job job, long warnings, List<String> unreadable) {
        return new Job(Ids.next(), job.hostId(), job.runsOnHostId(), job.kind(), job.status(), job.scheduleId(),
                job.actor(), job.queuedAt(), job.startedAt(), job.finishedAt(), job.expiresAt(), job.exitCode(),
                job.error(), warnings, job.suspect(), job.progress(), job.summary(), unreadable, job.source(),
                job.cancelling(), job.resticVersion(), job.options(), job.timeoutS(), job.items());
    }

    /** A job that found so many items. */
    public static Job withItems(Job job, long items) {
        return new Job(job.id(), job.hostId(), job.runsOnHostId(), job.kind(), job.status(), job.scheduleId(),
                job.actor(), job.queuedAt(), job.startedAt(), job.finishedAt(), job.expiresAt(), job.exitCode(),
                job.error(), job.warnings(), job.suspect(), job.progress(), job.summary(), job.unreadable(),
                job.source(), job.cancelling(), job.resticVersion(), job.options(), job.timeoutS(), items);
    }

    public static Snapshot snapshot(String shortId) {
        return new Snapshot(shortId.repeat(8), shortId, NOON, "ada", "root", List.of("/etc"), List.of(), null, 3L,
                4_096L, 4_096L, "restic 0.18.0");
    }

    public static Snapshot snapshot() {
        return new Snapshot("4bba301e".repeat(8), "4bba301e", NOON, "ada", "root", List.of("/etc"), List.of(), null, 3L,
                4_096L, 4_096L, "restic 0.18.0");
    }
}
