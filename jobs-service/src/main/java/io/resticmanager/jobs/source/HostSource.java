package io.resticmanager.jobs.source;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;

/** A row of the table {@code host_source}. */
@MappedEntity("host_source")
public record HostSource(@Id String hostId, String source, Instant updatedAt) {

    Source parsed() {
        try {
            return Json.read(source, Source.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a host's source is not what we wrote", e);
        }
    }
}
