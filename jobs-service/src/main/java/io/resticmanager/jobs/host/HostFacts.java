package io.resticmanager.jobs.host;

import java.time.Instant;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import org.jspecify.annotations.Nullable;

/** What was last reported about a host, for those who only look. */
@Singleton
public final class HostFacts {

    private final HostReads reads;

    /** The last complete report of snapshots; {@code at} is absent when there was none. */
    public record Reported(long snapshots, @Nullable Instant at) {}

    HostFacts(HostReads reads) {
        this.reads = reads;
    }

    /** Whether there is a repository, and restic's own id of it as far as it is known: the hub's says nothing to anybody. */
    public record Repository(RepositoryState state, @Nullable String resticId) {}

    public Repository repository(String host) {
        return reads.findById(host)
                .map(row -> new Repository(row.repositoryState(), row.resticId()))
                .orElseGet(() -> new Repository(RepositoryState.unknown, null));
    }

    public Reported reported(String host) {
        return reads.findById(host).map(row -> new Reported(row.snapshotCount(), row.snapshotsReportedAt()))
                .orElseGet(() -> new Reported(0, null));
    }
}
