package io.resticmanager.jobs.repository;

import java.time.Instant;
import java.util.List;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.RepositoryHealth.LockMet;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code repository_lock}; with {@code metBy} the locks are unknown, but that this job met one then. */
@MappedEntity("repository_lock")
record LockRow(@Id String hostId, String locks, Instant seenAt, @Nullable String metBy) {

    /** When somebody looked; empty when nobody could. */
    @Nullable
    Instant lookedAt() {
        return metBy == null ? seenAt : null;
    }

    @Nullable
    LockMet met() {
        return metBy == null ? null : new LockMet(metBy, seenAt);
    }

    /** Of a lock, looked at or not. */
    boolean tells() {
        return metBy != null || !parsed().isEmpty();
    }

    List<Item.Lock> parsed() {
        try {
            return List.of(Json.read(locks, Item.Lock[].class));
        } catch (Json.Malformed e) {
            throw new IllegalStateException("locks are not what we wrote", e);
        }
    }
}
