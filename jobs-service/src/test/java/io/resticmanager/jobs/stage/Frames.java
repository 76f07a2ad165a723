package io.resticmanager.jobs.stage;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.agent.AgentMessage.JobAccepted;
import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.agent.AgentMessage.JobLog;
import io.resticmanager.contracts.agent.AgentMessage.JobProgress;
import io.resticmanager.contracts.agent.AgentMessage.JobRejected;
import io.resticmanager.contracts.agent.AgentMessage.JobStarted;
import io.resticmanager.contracts.agent.AgentMessage.SnapshotsReport;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** What agents say, with the parts that a story does not care about filled in. */
public final class Frames {

    private Frames() {}

    public static JobAccepted accepted(String job) {
        return new JobAccepted(job, null, null, 1);
    }

    public static JobStarted started(String job, JobKind kind) {
        return new JobStarted(job, kind, Instant.now(), "0.18.0", null, null, 1);
    }

    public static JobFinished succeeded(String job, JobKind kind) {
        return finished(job, kind, JobStatus.succeeded, null);
    }

    public static JobFinished cancelled(String job, JobKind kind) {
        return finished(job, kind, JobStatus.cancelled, null);
    }

    public static JobFinished failed(String job, JobKind kind, String cause) {
        return finished(job, kind, JobStatus.failed, new JobError(cause, "It did not work.", "Try again."));
    }

    private static JobFinished finished(String job, JobKind kind, JobStatus status, @Nullable JobError error) {
        return new JobFinished(job, kind, status, error == null ? 0 : 10, error, 0, Instant.now(), Instant.now(),
                Summary.EMPTY, null, List.of(), null, null, 1);
    }

    public static JobLog log(String job, long from, long to) {
        return new JobLog(job, LongStream.rangeClosed(from, to)
                .mapToObj(n -> new LogLine(n, Instant.now(), LogLine.Stream.out, "line " + n)).toList());
    }

    public static JobRejected rejected(String job) {
        return new JobRejected(job, "kinds", "This host does not allow backup.");
    }

    public static JobRejected unknown(String job) {
        return new JobRejected(job, "unknown_job", "This host does not know the job.");
    }

    public static JobProgress progress(String job, double percent) {
        return new JobProgress(job, new Progress(percent, 10, 20L, 1_000, 2_000L, 500, 2L, "/etc/hosts"));
    }

    public static Hello hello(List<String> running, List<String> queued) {
        return new Hello(1, "1.0", "0.18.0", "linux", "amd64", "ada", 1, running, queued, 0, "i1", null, Instant.now(),
                "UTC", 0, null, null);
    }

    public static Snapshot snapshot(int number, Instant time) {
        return new Snapshot("%064x".formatted(number), "%08x".formatted(number), time, "ada", "root", List.of("/etc"),
                List.of(), null, 10L, 100L, 5L, "restic 0.18.0");
    }

    public static SnapshotsReport report(String id, int part, boolean last, Snapshot... snapshots) {
        return new SnapshotsReport(id, part, last, null, List.of(snapshots));
    }
}
