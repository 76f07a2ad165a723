package io.resticmanager.jobs.job;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.job.Suspect;
import io.resticmanager.contracts.json.Json;

/** The jobs, for those who change them. Every method needs a running write transaction. */
@Singleton
public final class Jobs {

    private final JobRows rows;
    private final ApplicationEventPublisher<JobMoved> listeners;

    Jobs(JobRows rows, ApplicationEventPublisher<JobMoved> listeners) {
        this.rows = rows;
        this.listeners = listeners;
    }

    public Optional<StoredJob> find(String id) {
        return rows.findById(id).map(RowReading::job);
    }

    /** Queued, dispatched and running ones of a host, oldest first. */
    public List<StoredJob> openOn(String host) {
        return rows.openOn(host).stream().map(RowReading::job).toList();
    }

    /** Open jobs that are about these hosts, wherever they run, oldest first. */
    public List<StoredJob> openAbout(List<String> hosts) {
        return rows.openAbout(hosts).stream().map(RowReading::job).toList();
    }

    /** Open jobs that time has caught up with. */
    public List<String> dueBy(Instant now, Instant silentSince) {
        return rows.dueBy(now, silentSince);
    }

    /** Hosts that have something waiting and nothing under way, as far as they may be connected. */
    public List<String> hostsWithWork() {
        return rows.hostsWithWork();
    }

    /** Whether one of this schedule waits or runs. */
    public boolean openOfSchedule(String host, String schedule) {
        return rows.countOpenOf(host, schedule) > 0;
    }

    public void add(StoredJob job) {
        rows.save(RowWriting.row(job));
        listeners.publishEvent(new JobMoved(null, job));
    }

    /** A job that its agent began by itself: it never waited here, so nobody is told that it did. */
    public void adopt(StoredJob job) {
        rows.save(RowWriting.row(job));
    }

    /** The next state, told to everyone. */
    public StoredJob move(StoredJob job, JobState next) {
        var moved = job.moved(next);
        rows.update(RowWriting.row(moved));
        listeners.publishEvent(new JobMoved(job.state(), moved));
        return moved;
    }

    /** Bytes read by the last backups of the same schedule, or of the same paths, that nobody suspects; the newest first. */
    public List<Long> trustedSizesLike(StoredJob job, int most) {
        if (job.scheduleId() != null) {
            return rows.trustedSizesOf(job.hostId(), job.scheduleId(), job.id(), most);
        }
        return job.source() == null
                ? List.of()
                : rows.trustedSizesOfPaths(job.hostId(), Json.text(job.source().paths()), job.id(), most);
    }

    /** What was suspected of the last good backup of the same schedule, or of the same paths; empty when nothing was. */
    public Optional<Suspect> suspectBefore(StoredJob job) {
        if (job.scheduleId() != null) {
            return rows.lastGoodOf(job.hostId(), job.scheduleId(), job.id()).map(RowReading::suspect);
        }
        return job.source() == null
                ? Optional.empty()
                : rows.lastGoodOfPaths(job.hostId(), Json.text(job.source().paths()), job.id())
                        .map(RowReading::suspect);
    }

    /** A sign of life of a running job, in the hub's time; an older one than is known changes nothing. */
    public void heard(String id, Instant at) {
        rows.heard(id, at);
    }

    /** A sign of life or another detail that nobody needs to hear of. */
    public void keep(StoredJob job) {
        rows.update(RowWriting.row(job));
    }
}
