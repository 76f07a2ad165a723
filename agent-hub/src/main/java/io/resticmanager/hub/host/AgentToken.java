package io.resticmanager.hub.host;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** An agent's token as it is kept; the hash is SHA-256, {@code lastSeq} the highest sequence number stored under it. */
@MappedEntity("agent_token")
record AgentToken(@Id String id, String hostId, String hash, Instant createdAt, @Nullable Instant revokedAt,
        long lastSeq) {}
