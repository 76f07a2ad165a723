package io.resticmanager.gateway.host;

import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;

/** One host; {@code jobs} is empty when jobs-service could not be asked. */
public record Host(HubHost hub, Optional<HostJobs> jobs) {

    public Protection protection() {
        return Protection.of(this);
    }

    public RepositoryState repositoryState() {
        return jobs.map(HostJobs::repositoryState).orElse(RepositoryState.unknown);
    }

    /** Whether the host has a job: one that runs, or one that was sent to it. */
    public boolean running() {
        return jobs.map(HostJobs::current).isPresent();
    }
}
