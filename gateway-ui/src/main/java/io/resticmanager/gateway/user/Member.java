package io.resticmanager.gateway.user;

import java.time.Instant;

import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, without their password. {@code invited} tells that they have chosen none yet; {@code signedInAt} is
 * absent before the first time.
 */
public record Member(String id, String name, Role role, boolean invited, Instant createdAt,
        @Nullable Instant signedInAt) {}
