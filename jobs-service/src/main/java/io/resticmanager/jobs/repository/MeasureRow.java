package io.resticmanager.jobs.repository;

import java.time.Instant;
import java.util.List;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code repository_measure}; sizes in bytes. */
@MappedEntity("repository_measure")
record MeasureRow(@Id String hostId, @Nullable String repositoryId, long totalSize, @Nullable Long uncompressedSize,
        long snapshots, Instant measuredAt, @Nullable String locks, @Nullable Instant locksSeenAt) {

    List<Item.Lock> parsedLocks() {
        try {
            return locks == null ? List.of() : List.of(Json.read(locks, Item.Lock[].class));
        } catch (Json.Malformed e) {
            throw new IllegalStateException("locks are not what we wrote", e);
        }
    }
}
