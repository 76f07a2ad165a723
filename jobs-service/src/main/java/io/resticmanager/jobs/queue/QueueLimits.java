package io.resticmanager.jobs.queue;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;

/**
 * Keeps a queue from growing without bound, and from holding the same backup or restore twice. What was sent but has not begun
 * waits too: a double click must not make two of them.
 */
@Singleton
final class QueueLimits {

    private static final Set<JobKind> ONCE = EnumSet.of(JobKind.backup, JobKind.restore);

    private final int most;

    QueueLimits(JobsSettings settings) {
        this.most = settings.waiting();
    }

    Optional<Problem> against(List<StoredJob> open, StoredJob fresh) {
        var waiting = open.stream().filter(job -> !(job.state() instanceof JobState.Running)).toList();
        if (waiting.size() >= most) {
            return Optional.of(Problem.of(429, "queue-full", "Too many jobs are waiting",
                    "%d of at most %d jobs are waiting for this host. Cancel some, or wait until they are done."
                            .formatted(waiting.size(), most)));
        }
        return waiting.stream()
                .filter(job -> ONCE.contains(fresh.kind()) && job.kind() == fresh.kind()
                        && job.hostId().equals(fresh.hostId()) && job.options().equals(fresh.options()))
                .findFirst()
                .map(job -> Problem.conflict(
                        "The same %s is waiting already: job %s.".formatted(job.kind(), job.id())));
    }
}
