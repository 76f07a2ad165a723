package io.resticmanager.jobs.job;

import java.time.Instant;
import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.Progress;
import io.resticmanager.contracts.job.Source;
import org.jspecify.annotations.Nullable;

/** A job as it is told to those who ask. */
public final class JobView {

    private JobView() {}

    /** All there is to tell. */
    public static Job full(StoredJob job, @Nullable Progress progress) {
        return told(job, progress, new Extent(job.source(), true, job.options(JsonNode.class)));
    }

    /** Without source, unreadable files and most paths: two hundred jobs with them would not fit into one answer. */
    public static Job brief(StoredJob job, @Nullable Progress progress) {
        return told(job, progress, new Extent(null, false, BriefOptions.of(job)));
    }

    /** What may be large, as far as it is told. */
    private record Extent(@Nullable Source source, boolean files, @Nullable JsonNode options) {}

    private static Job told(StoredJob job, @Nullable Progress progress, Extent extent) {
        return switch (job.state()) {
            case JobState.Queued _ -> open(job, null, null, extent, false);
            case JobState.Dispatched sent -> open(job, null, null, extent, sent.cancelling());
            case JobState.Running running -> open(job, running.startedAt(), progress, extent, running.cancelling());
            case JobState.Judged(var ending) -> over(job, ending, extent);
            case JobState.Reported(var ending) -> over(job, ending, extent);
        };
    }

    private static Job open(StoredJob job, @Nullable Instant startedAt, @Nullable Progress progress, Extent extent,
            boolean cancelling) {
        return new Job(job.id(), job.hostId(), elsewhere(job), job.kind(), job.state().status(), job.scheduleId(),
                job.actor(), job.queuedAt(), startedAt, null, job.expiresAt(), null, null, 0, null, progress, null,
                List.of(), extent.source(), cancelling, job.resticVersion(), extent.options(), job.timeoutS(),
                job.items());
    }

    private static Job over(StoredJob job, Ending ending, Extent extent) {
        return new Job(job.id(), job.hostId(), elsewhere(job), job.kind(), ending.status(), job.scheduleId(),
                job.actor(), job.queuedAt(), ending.startedAt(), ending.finishedAt(), job.expiresAt(),
                ending.exitCode(), ending.error(), ending.warnings(), ending.suspect(), null, ending.summary(),
                extent.files() ? ending.unreadable() : List.of(), extent.source(), false, job.resticVersion(),
                extent.options(), job.timeoutS(), job.items());
    }

    private static @Nullable String elsewhere(StoredJob job) {
        return job.runsOnHostId().equals(job.hostId()) ? null : job.runsOnHostId();
    }
}
