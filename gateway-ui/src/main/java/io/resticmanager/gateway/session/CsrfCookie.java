package io.resticmanager.gateway.session;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Sends the cookie half of a token that was made while answering. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class CsrfCookie {

    private final CsrfTokens tokens;

    CsrfCookie(CsrfTokens tokens) {
        this.tokens = tokens;
    }

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        tokens.cookie(request).ifPresent(answer::cookie);
    }
}
