package io.resticmanager.jobs.suspect;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Suspect;
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

    /**
     * The ending, suspect when it has to be. What the agent suspects stays as it is, but for mount points of which somebody
     * confirmed of the backup before that they are meant to be none. In the running transaction.
     */
    Ending judged(StoredJob job, Ending ending, int percent) {
        if (job.kind() != JobKind.backup || ending.status() != JobStatus.succeeded) {
            return ending;
        }
        var told = ending.suspect();
        if (told == null) {
            return shrunk(job, ending, percent).map(ending::suspected).orElse(ending);
        }
        return jobs.suspectBefore(job).flatMap(before -> Accepted.of(told, before))
                .map(known -> ending.suspected(shrunk(job, ending, percent)
                        .map(shrunk -> Accepted.beside(shrunk, known)).orElse(known)))
                .orElse(ending);
    }

    private Optional<Suspect> shrunk(StoredJob job, Ending ending, int percent) {
        var summary = ending.summary();
        return summary == null || summary.totalBytesProcessed() == null
                ? Optional.empty()
                : Shrunk.of(summary.totalBytesProcessed(), usual(job), percent);
    }

    private List<Long> usual(StoredJob job) {
        return jobs.trustedSizesLike(job, Shrunk.RUNS);
    }
}
