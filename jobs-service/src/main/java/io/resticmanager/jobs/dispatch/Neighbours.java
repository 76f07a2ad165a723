package io.resticmanager.jobs.dispatch;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.jobs.host.Hosts;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Jobs;
import io.resticmanager.jobs.job.StoredJob;

/** Finds the other jobs that matter to one: those on the same repository. Every method needs a running write transaction. */
@Singleton
final class Neighbours {

    private final Jobs jobs;
    private final Hosts hosts;
    private final Misses misses;
    private final Clock clock;

    Neighbours(Jobs jobs, Hosts hosts, Misses misses, Clock clock) {
        this.jobs = jobs;
        this.hosts = hosts;
        this.misses = misses;
        this.clock = clock;
    }

    /** Whether the job may go, as far as its repository is concerned. */
    boolean leaveRoomFor(StoredJob job) {
        var open = jobs.openAbout(hosts.sharing(job.hostId()));
        return LineUp.mayGo(job, open.stream().filter(other -> counts(other, open)).toList());
    }

    /** Hosts that may have been waiting for this job to be over. */
    List<String> waitingFor(StoredJob job) {
        return jobs.openAbout(hosts.sharing(job.hostId())).stream()
                .filter(other -> other.state() instanceof JobState.Queued).map(StoredJob::runsOnHostId).distinct()
                .toList();
    }

    private boolean counts(StoredJob other, List<StoredJob> open) {
        return !(other.state() instanceof JobState.Queued) || wouldGo(other, open);
    }

    // One whose host is away would keep the others waiting for nothing.
    private boolean wouldGo(StoredJob waiting, List<StoredJob> open) {
        var host = waiting.runsOnHostId();
        var now = clock.instant();
        return LineUp.exclusive(waiting) && !hosts.reach(host).gone() && misses.worthTrying(host, now)
                && LineUp.wouldGo(waiting, jobs.openOn(host), open, now);
    }
}
