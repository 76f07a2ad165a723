package io.resticmanager.jobs.queue;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.id.Ids;

/**
 * Asks a host what it has left when its maintenance host has forgotten some of its snapshots: an agent reports those of its own
 * repository only.
 */
@Singleton
final class ListAgain implements ApplicationEventListener<JobMoved> {

    private static final String ACTOR = "system";

    private final Jobs jobs;
    private final JobsSettings settings;
    private final Clock clock;

    ListAgain(Jobs jobs, JobsSettings settings, Clock clock) {
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        if (moved.ended() && removedElsewhere(moved.job())) {
            jobs.add(listing(moved.job().hostId()));
        }
    }

    // Whatever its end was: what it removed before it failed is gone too.
    private static boolean removedElsewhere(StoredJob job) {
        return job.kind() == JobKind.forget && !job.runsOnHostId().equals(job.hostId())
                && job.state() instanceof JobState.Reported && !rehearsal(job);
    }

    private static boolean rehearsal(StoredJob job) {
        return Boolean.TRUE.equals(job.options(ForgetOptions.class).dryRun());
    }

    private StoredJob listing(String host) {
        var now = clock.instant();
        return StoredJob.queued(Ids.next(), host, host, JobKind.snapshots, ACTOR, now, now.plus(settings.expiry()));
    }
}
