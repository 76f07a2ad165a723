package io.resticmanager.gateway.host;

import java.util.Optional;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.run.Standing;

/** One host; {@code jobs} is empty when jobs-service could not be asked. */
public record Host(HubHost hub, Optional<HostJobs> jobs) {

    public Protection protection() {
        return Protection.of(this);
    }

    public HostState state() {
        return HostState.of(this);
    }

    public RepositoryState repositoryState() {
        return jobs.map(HostJobs::repositoryState).orElse(RepositoryState.unknown);
    }

    /** As the agent's rule for it is called; a refused repository leaves the whole configuration before it in force. */
    public static boolean refusesRepository(HubHost host) {
        return host.configRefused().stream().anyMatch(why -> why.startsWith("policy.repository_host"));
    }

    /** Whether offering to initialise makes sense: not while nobody can be asked, nor where it would reach another one. */
    public boolean uninitialised() {
        return jobs.isPresent() && repositoryState() != RepositoryState.ready && !keepsFormer();
    }

    /** Whether its jobs go on into a repository that it had before, as it refuses the one that is set (ADR 48). */
    boolean keepsFormer() {
        return refusesRepository(hub) && (jobs.filter(known -> known.snapshots() > 0).isPresent()
                || lastBackup().filter(job -> job.status() == JobStatus.succeeded).isPresent());
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
