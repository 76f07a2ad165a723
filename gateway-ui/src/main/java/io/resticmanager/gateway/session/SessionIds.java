package io.resticmanager.gateway.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.session.SessionIdResolver;

/** Binds CSRF tokens to the session that is in force for the request: found by its cookie, or just begun. */
@Singleton
final class SessionIds implements SessionIdResolver<HttpRequest<?>> {

    @Override
    public Optional<String> findSessionId(HttpRequest<?> request) {
        return SignedIn.of(request).map(Session::id);
    }
}
