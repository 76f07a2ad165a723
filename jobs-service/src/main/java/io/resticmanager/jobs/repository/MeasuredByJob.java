package io.resticmanager.jobs.repository;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.JobState;

/** Takes what a job found to be stored as a measurement of its host's repository: it counts as a report does. */
@Singleton
final class MeasuredByJob implements ApplicationEventListener<JobMoved> {

    private static final String STORED = "raw-data";

    private final RepositoryMeasures measures;
    private final Clock clock;

    MeasuredByJob(RepositoryMeasures measures, Clock clock) {
        this.measures = measures;
        this.clock = clock;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        var job = moved.job();
        if (moved.ended() && job.runsOnHostId().equals(job.hostId())
                && job.state() instanceof JobState.Reported(var ending)) {
            learn(job.hostId(), ending);
        }
    }

    private void learn(String host, Ending ending) {
        if (ending.status() == JobStatus.succeeded && ending.summary() != null
                && ending.summary().finding() instanceof Finding.Measured found && STORED.equals(found.mode())) {
            measures.take(host, found, clock.instant());
        }
    }
}
