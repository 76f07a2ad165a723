package io.resticmanager.gateway.session;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;

/** For what stays open longer than a request: whose session it belongs to, and whether that is still in force. */
@Singleton
public final class SessionWatch {

    private final SessionLookup lookup;
    private final Clock clock;

    SessionWatch(SessionLookup lookup, Clock clock) {
        this.lookup = lookup;
        this.clock = clock;
    }

    public Optional<String> sessionOf(HttpRequest<?> request) {
        return SignedIn.of(request).map(Session::id);
    }

    public boolean inForce(String sessionId) {
        return lookup.findById(sessionId).filter(session -> !session.over(clock.instant())).isPresent();
    }
}
