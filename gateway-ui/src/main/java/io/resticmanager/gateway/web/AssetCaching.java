package io.resticmanager.gateway.web;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Lets browsers keep for ever what has its version in its address, and nothing else: a reproducible build gives all files
 * one time, so a date tells nothing about their content.
 */
@ServerFilter({"/static/**", "/webjars/**"})
final class AssetCaching implements Ordered {

    @ResponseFilter
    void keep(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        var versioned = request.getPath().startsWith("/webjars/") || request.getParameters().contains("v");
        if (versioned && answer.status() == HttpStatus.OK) {
            answer.header(HttpHeaders.CACHE_CONTROL, "public, max-age=31536000, immutable");
        }
    }

    // Inside of the security headers, which fill in what is missing.
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE + 100;
    }
}
