package io.resticmanager.jobs.suspect;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;

/** Judges a backup's outcome against those before it. */
@Singleton
final class Suspects {

    private final Jobs jobs;

    Suspects(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The ending, suspect when it has to be. What the agent suspects stays as it is. In the running transaction. */
    Ending judged(StoredJob job, Ending ending, int percent) {
        var summary = ending.summary();
        if (job.kind() != JobKind.backup || ending.status() != JobStatus.succeeded || ending.suspect() != null
                || summary == null || summary.totalBytesProcessed() == null) {
            return ending;
        }
        return Shrunk.of(summary.totalBytesProcessed(), usual(job), percent).map(ending::suspected).orElse(ending);
    }

    private List<Long> usual(StoredJob job) {
        return jobs.trustedSizesLike(job, Shrunk.RUNS);
    }
}
