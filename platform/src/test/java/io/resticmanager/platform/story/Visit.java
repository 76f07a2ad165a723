package io.resticmanager.platform.story;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

@MappedEntity("visit")
record Visit(@Id String id, String host, Instant at, Kind kind) {

    enum Kind {
        first, repeated
    }
}
