package io.resticmanager.gateway.apitoken;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/** A token as it is stored. */
@MappedEntity("api_token")
record TokenRow(@Id String id, String personId, String name, String tokenHash, Role role, boolean allowSensitive,
        Instant createdAt, Instant expiresAt, @Nullable Instant lastUsedAt) {}
