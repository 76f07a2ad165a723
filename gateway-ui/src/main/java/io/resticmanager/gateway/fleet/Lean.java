package io.resticmanager.gateway.fleet;

import java.util.List;

import io.resticmanager.contracts.job.HostJobs;
import io.resticmanager.contracts.job.Job;
import org.jspecify.annotations.Nullable;

/** Leaves out of a row what no list shows and what is old at once: how far a job is, and which files it could not read. */
final class Lean {

    private Lean() {}

    static FleetHost of(FleetHost host) {
        return host.jobs() == null
                ? host
                : new FleetHost(host.hub(), jobs(host.jobs()), host.days(), host.sizes(),
                        host.alerts());
    }

    private static HostJobs jobs(HostJobs jobs) {
        return new HostJobs(jobs.hostId(), jobs.repositoryState(), job(jobs.lastBackup()), job(jobs.current()),
                jobs.queued(), jobs.snapshots(), jobs.lastSource(), jobs.standing());
    }

    private static @Nullable Job job(@Nullable Job job) {
        return job == null
                ? null
                : new Job(job.id(), job.hostId(), job.runsOnHostId(), job.kind(), job.status(), job.scheduleId(),
                        job.actor(), job.queuedAt(), job.startedAt(), job.finishedAt(), job.expiresAt(),
                        job.exitCode(), job.error(), job.warnings(), job.suspect(), null, job.summary(), List.of(),
                        job.source(), job.cancelling(), job.resticVersion(), job.options(), job.timeoutS(),
                        job.items(), job.scheduleName());
    }
}
