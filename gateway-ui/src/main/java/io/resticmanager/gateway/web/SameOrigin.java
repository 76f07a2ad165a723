package io.resticmanager.gateway.web;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/** Tells whether a request was sent by one of our own pages, as far as its header Origin says. */
@Singleton
public final class SameOrigin {

    private final GatewaySettings settings;

    SameOrigin(GatewaySettings settings) {
        this.settings = settings;
    }

    /** True also without the header, which programs do not send; what a WebSocket asks for needs {@link #proven}. */
    public boolean plausible(HttpRequest<?> request) {
        return !request.getHeaders().contains(HttpHeaders.ORIGIN) || proven(request);
    }

    /** True when the header is there and names the host asked, or the public address of this service. */
    public boolean proven(HttpRequest<?> request) {
        return authority(request.getHeaders().get(HttpHeaders.ORIGIN))
                .filter(origin -> origin.equals(host(request)) || origin.equals(publicHost()))
                .isPresent();
    }

    // The scheme is left out: behind a proxy that ends TLS ours is http and the
    // browser's is https.
    private static Optional<String> authority(@Nullable String origin) {
        if (origin == null) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(URI.create(origin).getRawAuthority()).map(SameOrigin::lower);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static String host(HttpRequest<?> request) {
        return lower(request.getHeaders().get(HttpHeaders.HOST, String.class, ""));
    }

    private String publicHost() {
        var base = settings.baseUrl();
        return base == null ? "" : lower(base.getRawAuthority());
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
