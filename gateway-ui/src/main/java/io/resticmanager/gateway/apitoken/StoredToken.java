package io.resticmanager.gateway.apitoken;

import java.time.Duration;
import java.time.Instant;

import io.micronaut.core.annotation.Introspected;
import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/** A token beside the person that it belongs to, as they are in the database just now. */
@Introspected
record StoredToken(String id, String userId, String userName, String name, Role tokenRole, Role personRole,
        boolean allowSensitive, Instant createdAt, Instant expiresAt, @Nullable Instant lastUsedAt) {

    // Rare enough that asking seldom writes.
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    boolean over(Instant now) {
        return !now.isBefore(expiresAt);
    }

    /** Whether its use is to be noted; at most once a minute. */
    boolean stale(Instant now) {
        return lastUsedAt == null || !now.isBefore(lastUsedAt.plus(TOUCH_EVERY));
    }

    Bearer bearer() {
        return new Bearer(id, name, userId, userName, role(), sensitive(), expiresAt);
    }

    ApiToken shown() {
        return new ApiToken(id, name, role(), sensitive(), createdAt, expiresAt, lastUsedAt);
    }

    private Role role() {
        return personRole.covers(tokenRole) ? tokenRole : personRole;
    }

    private boolean sensitive() {
        return allowSensitive && personRole == Role.admin;
    }
}
