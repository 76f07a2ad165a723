package io.resticmanager.jobs.job;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.HostStirred;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.outbox.Outbox;
import io.resticmanager.platform.sqlite.Transactions;

/** Tells the other services, and the pages that are open, what becomes of jobs. */
@Singleton
final class JobEvents implements ApplicationEventListener<JobMoved> {

    private final Outbox outbox;
    private final Transactions transactions;
    private final Live live;
    private final Clock clock;

    JobEvents(@Named("jobs") Outbox outbox, @Named("jobs") Transactions transactions, @Named("jobs") Live live,
            Clock clock) {
        this.outbox = outbox;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        var job = moved.job();
        eventOf(moved).ifPresent(outbox::add);
        transactions.afterCommit(
                () -> live.publish(Subjects.liveHost(job.hostId()), new HostStirred(job.hostId(), "jobs")));
    }

    private Optional<Event> eventOf(JobMoved moved) {
        return switch (moved.job().state()) {
            case JobState.Queued _ when moved.before() == null -> Optional.of(queued(moved.job()));
            case JobState.Running _ when moved.began() -> Optional.of(began(moved.job()));
            case JobState.Judged(var ending) -> Optional.of(ended(moved.job(), ending));
            case JobState.Reported(var ending) -> Optional.of(ended(moved.job(), ending));
            case JobState.Queued _,JobState.Dispatched _,JobState.Running _ -> Optional.empty();
        };
    }

    private Event queued(StoredJob job) {
        return new Event.JobQueued(Ids.next(), clock.instant(), job.hostId(), job.revision(), job.id(), job.kind(),
                job.scheduleId(), job.actor());
    }

    private Event began(StoredJob job) {
        return new Event.JobBegan(Ids.next(), clock.instant(), job.hostId(), job.revision(), job.id(), job.kind(),
                job.scheduleId(), job.actor());
    }

    private Event ended(StoredJob job, Ending ending) {
        return new Event.JobEnded(Ids.next(), clock.instant(), job.hostId(), job.revision(), job.id(), job.kind(),
                job.scheduleId(), ending.status(), ending.exitCode(), ending.error(), ending.warnings(),
                ending.startedAt(), ending.finishedAt(), ending.summary(), ending.suspect(), job.dueAt());
    }
}
