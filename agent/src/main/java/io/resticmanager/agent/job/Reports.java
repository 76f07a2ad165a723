package io.resticmanager.agent.job;

import java.util.List;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * Reports what a job may have changed: this host's snapshots, and, when it is due, what the repository stores. No part of the
 * job, which is over, and whose outcome stands whether or not this can be had just now.
 */
final class Reports {

    private static final System.Logger LOG = System.getLogger(Reports.class.getName());

    private final String hostname;
    private final Telling telling;
    private final DueReport due;
    private final LastMeasured measured;
    private final LockReader locks;

    Reports(String hostname, Telling telling, DueReport due, LastMeasured measured, LockReader locks) {
        this.hostname = hostname;
        this.telling = telling;
        this.due = due;
        this.measured = measured;
        this.locks = locks;
    }

    /** @param repositoryId ours, not restic's */
    void tell(Restic restic, String jobId, String repositoryId) throws InterruptedException {
        if (done(restic.snapshots(hostname), "snapshots", jobId) instanceof List<Snapshot> snapshots) {
            new SnapshotReport(telling).tell(jobId, snapshots);
            // What could not be measured stays due, for the next start of the agent.
            if (snapshots.isEmpty() || !measured.due(repositoryId) || measure(restic, jobId, repositoryId)) {
                due.done();
            }
        }
    }

    private boolean measure(Restic restic, String jobId, String repositoryId) throws InterruptedException {
        if (done(restic.measure(), "size", jobId) instanceof Finding.Measured size) {
            var id = done(restic.repositoryId(), "repository's id", jobId);
            telling.keep(new AgentMessage.RepositoryReport(UlidCreator.getUlid().toString(), 0, true, id,
                    size.totalSize(), size.uncompressedSize(), size.snapshots(), locks.locks(restic)));
            measured.done(repositoryId);
            return true;
        }
        return false;
    }

    private static <T> @Nullable T done(Answer<T> answer, String what, String jobId) {
        return switch (answer) {
            case Answer.Done<T>(var value, _) -> value;
            case Answer.Failed<T>(var error, _) -> {
                LOG.log(System.Logger.Level.WARNING, "no " + what + " to report job=" + jobId + ": " + error.message());
                yield null;
            }
            case Answer.Ended<T> _ -> {
                LOG.log(System.Logger.Level.INFO, "report of " + what + " given up job=" + jobId);
                yield null;
            }
        };
    }
}
