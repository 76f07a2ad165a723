package io.resticmanager.jobs.repository;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code repository_measure}; sizes in bytes. */
@MappedEntity("repository_measure")
record MeasureRow(@Id String hostId, @Nullable String repositoryId, long totalSize, @Nullable Long uncompressedSize,
        long snapshots, Instant measuredAt) {}
