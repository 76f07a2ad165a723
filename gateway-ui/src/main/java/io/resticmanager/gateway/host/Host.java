package io.resticmanager.gateway.host;

import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.Protection;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Standing;

/** One host; {@code jobs} is empty when jobs-service could not be asked. */
public record Host(HubHost hub, Optional<HostJobs> jobs) {

    public Protection protection() {
        return Protection.of(hub, jobs.orElse(null));
    }

    public HostState state() {
        return HostState.of(this);
    }

    public RepositoryState repositoryState() {
        return jobs.map(HostJobs::repositoryState).orElse(RepositoryState.unknown);
    }

    /** Whether offering to initialise makes sense: not while nobody can be asked, nor where it would reach another one. */
    public boolean uninitialised() {
        return jobs.isPresent() && repositoryState() != RepositoryState.ready
                && !Protection.keepsFormer(hub, jobs.get());
    }

    /** Whether the host has a job: one that runs, or one that was sent to it. */
    public boolean running() {
        return jobs.map(HostJobs::current).isPresent();
    }

    public Optional<Job> lastBackup() {
        return jobs.map(HostJobs::lastBackup);
    }

    /** How it stands with what it should have run; empty when nobody tells. */
    public Optional<Standing> standing() {
        return jobs.map(HostJobs::standing);
    }

    /** Whether backups fail or do not come, which is worse than that none was asked for. */
    boolean failing() {
        return lastBackup().filter(job -> job.status() == JobStatus.failed).isPresent()
                || standing().filter(standing -> standing.failing() || standing.missed() > 0).isPresent();
    }
}
