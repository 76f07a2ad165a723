package io.resticmanager.gateway.apitoken;

import java.time.Instant;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/** A token as it is shown. {@code role} is what it may do now; {@code lastUsedAt} is up to a minute old. */
@Wire
public record ApiToken(String id, String name, Role role, boolean allowSensitive, Instant createdAt, Instant expiresAt,
        @Nullable Instant lastUsedAt) {}
