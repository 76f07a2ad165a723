package io.resticmanager.jobs.job;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.Source;
import org.jspecify.annotations.Nullable;

/** A job as it is told to those who ask. */
public final class JobView {

    private JobView() {}

    /** All there is to tell. */
    public static Job full(StoredJob job, @Nullable Progress progress) {
        return told(job, progress, job.source(), true);
    }

    /** Without source and unreadable files: two hundred jobs with them would not fit into one answer. */
    public static Job brief(StoredJob job, @Nullable Progress progress) {
        return told(job, progress, null, false);
    }

    private static Job told(StoredJob job, @Nullable Progress progress, @Nullable Source source, boolean files) {
        return switch (job.state()) {
            case JobState.Queued _ -> open(job, null, null, source, false);
            case JobState.Dispatched sent -> open(job, null, null, source, sent.cancelling());
            case JobState.Running running -> open(job, running.startedAt(), progress, source, running.cancelling());
            case JobState.Judged(var ending) -> over(job, ending, source, files);
            case JobState.Reported(var ending) -> over(job, ending, source, files);
        };
    }

    private static Job open(StoredJob job, @Nullable Instant startedAt, @Nullable Progress progress,
            @Nullable Source source, boolean cancelling) {
        return new Job(job.id(), job.hostId(), elsewhere(job), job.kind(), job.state().status(), job.scheduleId(),
                job.actor(), job.queuedAt(), startedAt, null, job.expiresAt(), null, null, 0, null, progress, null,
                List.of(), source, cancelling, job.resticVersion(), null, null, 0);
    }

    private static Job over(StoredJob job, Ending ending, @Nullable Source source, boolean files) {
        return new Job(job.id(), job.hostId(), elsewhere(job), job.kind(), ending.status(), job.scheduleId(),
                job.actor(), job.queuedAt(), ending.startedAt(), ending.finishedAt(), job.expiresAt(),
                ending.exitCode(), ending.error(), ending.warnings(), ending.suspect(), null, ending.summary(),
                files ? ending.unreadable() : List.of(), source, false, job.resticVersion(), null, null,
                0);
    }

    private static @Nullable String elsewhere(StoredJob job) {
        return job.runsOnHostId().equals(job.hostId()) ? null : job.runsOnHostId();
    }
}
