package io.resticmanager.jobs.dispatch;

import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.jobs.host.HostLeft;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.job.Verdict;

/**
 * The jobs of a removed host end with it: nobody would ever report them. What another host does for it goes on, and what
 * another one was to do for it does not begin.
 */
@Singleton
final class HostDepartures implements ApplicationEventListener<HostLeft> {

    private final Jobs jobs;

    HostDepartures(Jobs jobs) {
        this.jobs = jobs;
    }

    @Override
    public void onApplicationEvent(HostLeft left) {
        jobs.openOn(left.hostId()).forEach(job -> end(job, left));
        jobs.openAbout(List.of(left.hostId())).stream().filter(job -> job.state() instanceof JobState.Queued)
                .forEach(job -> end(job, left));
    }

    private void end(StoredJob job, HostLeft left) {
        if (job.state() instanceof JobState.Open open) {
            var startedAt = open instanceof JobState.Running running ? running.startedAt() : null;
            jobs.move(job, open.judged(Ending.failed(Verdict.HOST_REMOVED, startedAt, left.at())));
        }
    }
}
