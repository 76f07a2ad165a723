package io.resticmanager.jobs.host;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventListener;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobMoved;
import io.resticmanager.jobs.job.JobState;

/** Learns from every ended job whether its host's repository is there. */
@Singleton
final class RepositoryKeeper implements ApplicationEventListener<JobMoved> {

    private final Hosts hosts;

    RepositoryKeeper(Hosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public void onApplicationEvent(JobMoved moved) {
        if (moved.ended() && moved.job().state() instanceof JobState.Reported(var ending)) {
            learn(moved, ending);
        }
    }

    private void learn(JobMoved moved, Ending ending) {
        if (ending.summary() != null && ending.summary().repositoryId() != null) {
            hosts.identified(moved.job().hostId(), ending.summary().repositoryId(), ending.finishedAt());
        }
        RepositoryEvidence.of(moved.job().kind(), ending)
                .ifPresent(state -> hosts.proved(moved.job().hostId(), state));
    }
}
