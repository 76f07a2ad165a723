package io.resticmanager.gateway.session;

import java.time.Instant;

import io.micronaut.core.annotation.Introspected;

/** Where somebody is signed in: from which address, with what their browser says that it is (empty for nothing). */
@Introspected
public record OpenSession(String id, String userId, String address, String userAgent, Instant createdAt,
        Instant lastUsedAt) {}
