package io.resticmanager.gateway.session;

import java.time.Duration;
import java.time.Instant;

import io.micronaut.core.annotation.Introspected;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;

/** A person signed in. It ends after 12 hours without use, and 7 days after sign-in whatever happens. */
@Introspected
public record Session(String id, String userId, String userName, Role role, Instant createdAt, Instant lastUsedAt) {

    static final Duration IDLE = Duration.ofHours(12);
    static final Duration LONGEST = Duration.ofDays(7);
    /** Of one person at a time: more devices than anybody has, and no endless rows for who signs in in a loop. */
    static final int MOST = 50;

    Actor actor(String address) {
        return new Actor(userId, userName, role, address);
    }

    boolean over(Instant now) {
        return !now.isBefore(lastUsedAt.plus(IDLE)) || !now.isBefore(createdAt.plus(LONGEST));
    }
}
