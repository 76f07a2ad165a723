package io.resticmanager.jobs.repository;

import java.time.Clock;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.Item.Lock.Holder;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.item.JobItems;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.Exclusive;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;

/** Takes what the end of a job says of locks, beside those that it met and told of before: what an unlock left of them. */
@Singleton
final class LocksByJob implements ApplicationEventListener<JobMoved> {

    private static final String LOCKED = "locked";

    private final KnownLocks locks;
    private final JobItems items;
    private final Clock clock;

    LocksByJob(KnownLocks locks, JobItems items, Clock clock) {
        this.locks = locks;
        this.items = items;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        if (moved.ended() && moved.job().state() instanceof JobState.Reported(var ending)) {
            learn(moved.job(), ending);
        }
    }

    private void learn(StoredJob job, Ending ending) {
        if (ending.status() == JobStatus.succeeded && ending.summary() != null
                && ending.summary().finding() instanceof Finding.Unlocked found) {
            unlocked(job, found.kept());
        } else if (ending.error() != null && LOCKED.equals(ending.error().cause())
                && items.locks(job.id()).isEmpty()) {
            locks.met(job.hostId(), job.id(), clock.instant());
        } else if (Exclusive.is(job.kind()) && ending.status() == JobStatus.succeeded) {
            locks.standingSince(job.hostId()).filter(at -> locked(ending, at))
                    .ifPresent(_ -> locks.seen(job.hostId(), List.of(), clock.instant()));
        }
    }

    // It had the repository for itself alone after that, so no lock stood there.
    // One
    // that began before may be told late, or be whose lock it was.
    private static boolean locked(Ending ending, Instant after) {
        return ending.exitCode() != null && ending.startedAt() != null && ending.startedAt().isAfter(after);
    }

    private void unlocked(StoredJob job, long kept) {
        var met = items.locks(job.id());
        if (kept > 0 && met.isEmpty()) {
            locks.met(job.hostId(), job.id(), clock.instant());
        } else {
            locks.seen(job.hostId(), left(met, kept), clock.instant());
        }
    }

    // Which ones went is not said. Those of dead processes, if that adds up; else
    // rather one too many than one too few.
    private static List<Item.Lock> left(List<Item.Lock> met, long kept) {
        if (kept == 0) {
            return List.of();
        }
        var living = met.stream().filter(lock -> lock.holder() != Holder.dead).toList();
        return living.size() == kept ? living : met;
    }
}
