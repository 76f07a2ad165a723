package io.resticmanager.jobs.job;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code job}; which columns are filled depends on the state, as the table's checks say. */
@MappedEntity("job")
record JobRow(@Id String id, String hostId, String runsOnHostId, JobKind kind, JobStatus status,
        @Nullable String scheduleId, @Nullable Instant dueAt, @Nullable Long configRevision, String actor,
        String options, @Nullable String source, Instant queuedAt, @Nullable Instant expiresAt,
        @Nullable Instant sentAt, @Nullable Instant askAt, boolean accepted, boolean cancelling,
        @Nullable Instant startedAt, @Nullable Instant heardAt, @Nullable Instant finishedAt,
        @Nullable String endedBy, @Nullable Integer exitCode, @Nullable String error, long warnings,
        @Nullable String suspect, @Nullable String summary, String unreadable, @Nullable String resticVersion,
        @Nullable Long timeoutS, long items, long revision) {}
