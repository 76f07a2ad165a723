package io.resticmanager.gateway.session;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A session as it is stored. */
@MappedEntity("session")
record SessionRow(@Id String id, String tokenHash, String personId, String address, String userAgent, Instant createdAt,
        Instant lastUsedAt) {}
