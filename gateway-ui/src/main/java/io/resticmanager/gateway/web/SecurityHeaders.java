package io.resticmanager.gateway.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Gives every answer the headers that keep a browser from doing more than our pages ask for. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class SecurityHeaders implements Ordered {

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String REFERRER_POLICY = "Referrer-Policy";

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        if (Territory.ofAgents(request)) {
            return;
        }
        answer.header("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        answer.header("X-Content-Type-Options", "nosniff");
        if (!answer.getHeaders().contains(REFERRER_POLICY)) {
            answer.header(REFERRER_POLICY, "same-origin");
        }
        if (!answer.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    // Outermost, so that the refusals of the security filter carry them too.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
