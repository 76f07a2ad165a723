package io.resticmanager.gateway.apitoken;

import java.util.Optional;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.resticmanager.gateway.token.Token;

/** The header that carries an API token; RFC 6750. It counts for {@code /api} alone: pages and the socket are for people. */
public final class BearerHeader {

    private static final String SCHEME = "Bearer ";

    private BearerHeader() {}

    public static Optional<Token> read(HttpRequest<?> request) {
        var header = request.getHeaders().get(HttpHeaders.AUTHORIZATION);
        return header != null && request.getPath().startsWith("/api/")
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                        ? Optional.of(new Token(header.substring(SCHEME.length()).strip()))
                        : Optional.empty();
    }
}
