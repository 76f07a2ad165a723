package io.resticmanager.gateway.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** No answer is kept that does not say itself for how long it may be: said before the server gives each file a minute. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NothingKept implements Ordered {

    @ResponseFilter
    void add(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        if (!Territory.ofAgents(request) && !answer.getHeaders().contains(HttpHeaders.CACHE_CONTROL)) {
            answer.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
