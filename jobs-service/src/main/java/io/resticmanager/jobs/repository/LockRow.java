package io.resticmanager.jobs.repository;

import java.time.Instant;
import java.util.List;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.json.Json;

/** A row of the table {@code repository_lock}. */
@MappedEntity("repository_lock")
record LockRow(@Id String hostId, String locks, Instant seenAt) {

    List<Item.Lock> parsed() {
        try {
            return List.of(Json.read(locks, Item.Lock[].class));
        } catch (Json.Malformed e) {
            throw new IllegalStateException("locks are not what we wrote", e);
        }
    }
}
