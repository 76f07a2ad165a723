package io.resticmanager.gateway.page;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.invitation.Invited;

/**
 * Links that were just made, for five minutes and for who made them alone: a reload of the page neither makes another nor loses
 * the one. In memory, as they are secrets; after a restart a new one is made.
 */
@Singleton
final class FreshLinks {

    static final Duration SHOWN = Duration.ofMinutes(5);
    private static final int MOST = 1_000;

    private final Map<String, Fresh> links = new LinkedHashMap<>();
    private final Clock clock;

    FreshLinks(Clock clock) {
        this.clock = clock;
    }

    /** {@code invited} tells that the password will be their first. */
    record Fresh(Invited made, boolean invited, Instant until) {}

    synchronized void keep(Actor actor, Invited made, boolean invited) {
        var now = clock.instant();
        links.values().removeIf(old -> !now.isBefore(old.until));
        if (links.size() >= MOST) {
            links.remove(links.keySet().iterator().next());
        }
        links.put(key(actor, made.userId()), new Fresh(made, invited, now.plus(SHOWN)));
    }

    /** The one that this actor made for that person lately. */
    synchronized Optional<Fresh> find(Actor actor, String userId) {
        return Optional.ofNullable(links.get(key(actor, userId)))
                .filter(found -> clock.instant().isBefore(found.until));
    }

    private static String key(Actor actor, String userId) {
        return Objects.requireNonNull(actor.userId()) + "/" + userId;
    }
}
