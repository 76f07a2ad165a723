package io.resticmanager.jobs.queue;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.job.NoOptions;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.platform.id.Ids;

/**
 * Has a host list and measure its repository when its maintenance host has deleted in it: an agent reports its own repository
 * only, so nobody else tells what is left and what that takes.
 */
@Singleton
final class LookAgain implements ApplicationEventListener<JobMoved> {

    private static final String ACTOR = "system";
    private static final Set<JobKind> DELETES = EnumSet.of(JobKind.forget, JobKind.prune);

    private final Jobs jobs;
    private final JobsSettings settings;
    private final Clock clock;

    LookAgain(Jobs jobs, JobsSettings settings, Clock clock) {
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        if (moved.ended() && deletedElsewhere(moved.job())) {
            var host = moved.job().hostId();
            if (moved.job().kind() == JobKind.forget) {
                look(host, JobKind.snapshots, new NoOptions());
            }
            look(host, JobKind.stats, new StatsOptions(StatsOrder.STORED));
        }
    }

    // However it ended, once it had begun: what it removed before it failed is gone
    // too.
    private static boolean deletedElsewhere(StoredJob job) {
        return DELETES.contains(job.kind()) && !job.runsOnHostId().equals(job.hostId())
                && job.state() instanceof JobState.Reported(var ending) && ending.startedAt() != null
                && !job.rehearsal();
    }

    private void look(String host, JobKind kind, JobOptions options) {
        var fresh = fresh(host, kind, options);
        if (jobs.openOn(host).stream().noneMatch(job -> willDo(job, fresh))) {
            jobs.add(fresh);
        }
    }

    // One that has not been sent yet will see what is left by then.
    private static boolean willDo(StoredJob waiting, StoredJob fresh) {
        return waiting.state() instanceof JobState.Queued && waiting.kind() == fresh.kind()
                && waiting.hostId().equals(fresh.hostId()) && waiting.options().equals(fresh.options());
    }

    private StoredJob fresh(String host, JobKind kind, JobOptions options) {
        var now = clock.instant();
        return StoredJob.queued(Ids.next(), host, host, kind, ACTOR, now, now.plus(settings.expiry()))
                .asking(options, null);
    }
}
