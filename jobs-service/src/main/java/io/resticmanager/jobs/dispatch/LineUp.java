package io.resticmanager.jobs.dispatch;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.jobs.job.Exclusive;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;

/**
 * Who may work on a repository, whichever host does it. What locks it for itself alone goes when nobody works on it, and nobody
 * goes while it does. An exclusive one that only waits for its turn keeps back whatever came after it, so that ever new backups
 * can not starve it; among those that wait the oldest goes first.
 */
final class LineUp {

    private static final Comparator<StoredJob> AGE = Comparator.comparing(StoredJob::queuedAt)
            .thenComparing(StoredJob::id);

    private LineUp() {}

    static boolean exclusive(StoredJob job) {
        return Exclusive.is(job.kind());
    }

    /**
     * @param others open jobs on the same repository: all that are dispatched or running, and of the queued ones those that
     *               would go now if nobody were in their way
     */
    static boolean mayGo(StoredJob job, Collection<StoredJob> others) {
        return others.stream().filter(other -> !other.id().equals(job.id())).noneMatch(other -> inTheWay(other, job));
    }

    /**
     * Whether a queued job is the next one of its host, which does not work on another repository just now.
     *
     * @param queue open jobs that run on its host, oldest first
     * @param here  open jobs on its repository
     */
    static boolean wouldGo(StoredJob waiting, List<StoredJob> queue, Collection<StoredJob> here, Instant now) {
        var ids = here.stream().map(StoredJob::id).collect(Collectors.toSet());
        var busyElsewhere = queue.stream()
                .anyMatch(job -> !(job.state() instanceof JobState.Queued) && !ids.contains(job.id()));
        var next = queue.stream().filter(job -> job.state() instanceof JobState.Queued && !job.expired(now))
                .findFirst();
        return !busyElsewhere && next.filter(job -> job.id().equals(waiting.id())).isPresent();
    }

    private static boolean inTheWay(StoredJob other, StoredJob job) {
        return other.state() instanceof JobState.Queued
                ? exclusive(other) && AGE.compare(other, job) < 0
                : exclusive(other) || exclusive(job);
    }
}
