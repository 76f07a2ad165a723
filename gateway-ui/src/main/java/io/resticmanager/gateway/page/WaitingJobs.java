package io.resticmanager.gateway.page;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.rpc.Jobs;
import io.resticmanager.gateway.view.HostView;
import io.resticmanager.gateway.view.JobView;
import io.resticmanager.gateway.view.WaitingJob;

/** What waits on a host for its turn: not yet sent, or in the agent's own queue. */
@Singleton
final class WaitingJobs {

    private static final int MOST = 100;

    private final Jobs jobs;

    WaitingJobs(Jobs jobs) {
        this.jobs = jobs;
    }

    /** The oldest first, as they will run. */
    List<WaitingJob> on(Actor actor, HostView host) {
        return Stream.of(JobStatus.queued, JobStatus.dispatched)
                .flatMap(status -> of(actor, host, status))
                .sorted(Comparator.comparing(Job::queuedAt).thenComparing(Job::id))
                .map(job -> WaitingJob.of(new JobView(job, host.name(), host.now()), host))
                .toList();
    }

    private Stream<Job> of(Actor actor, HostView host, JobStatus status) {
        return jobs.list(actor, new JobsRpc.Query(host.id(), null, status.name(), MOST, null)).items().stream();
    }
}
