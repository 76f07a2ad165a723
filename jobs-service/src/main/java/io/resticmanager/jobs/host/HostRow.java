package io.resticmanager.jobs.host;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.job.HostJobs.RepositoryState;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code host}. */
@MappedEntity("host")
record HostRow(@Id String id, @Nullable String name, @Nullable String os, long factsRevision, Presence presence,
        long presenceRevision, @Nullable Instant removedAt, RepositoryState repositoryState,
        @Nullable String repositoryId, @Nullable String resticId, @Nullable Instant resticIdSince, long snapshotCount,
        @Nullable Instant snapshotsReportedAt, long revision, boolean paused) {

    /** Whether the agent is connected, as the hub last said. */
    enum Presence {
        unknown, online, offline
    }
}
