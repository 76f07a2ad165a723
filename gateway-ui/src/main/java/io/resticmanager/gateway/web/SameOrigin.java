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
    private final Callers callers;

    SameOrigin(GatewaySettings settings, Callers callers) {
        this.settings = settings;
        this.callers = callers;
    }

    /** True also without the header, which programs do not send; what a WebSocket asks for needs {@link #proven}. */
    public boolean plausible(HttpRequest<?> request) {
        return !request.getHeaders().contains(HttpHeaders.ORIGIN) || proven(request);
    }

    /** True when the header is there and names the scheme and the host asked, or the public address of this service. */
    public boolean proven(HttpRequest<?> request) {
        return origin(request)
                .filter(origin -> origin.equals(asked(request)) || origin.equals(open(settings.baseUrl())))
                .isPresent();
    }

    /** True when it is this host by the other scheme, as behind a proxy that ends TLS and is not trusted. */
    public boolean otherScheme(HttpRequest<?> request) {
        return !proven(request) && origin(request)
                .filter(origin -> host(request).equals(authority(origin)))
                .isPresent();
    }

    private static Optional<String> origin(HttpRequest<?> request) {
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        try {
            return Optional.ofNullable(origin == null ? null : open(URI.create(origin)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    // Behind a proxy that ends TLS ours is http and the browser's is https, which a
    // trusted one forwards.
    private String asked(HttpRequest<?> request) {
        return "%s://%s".formatted(callers.https(request) ? "https" : "http", host(request));
    }

    private static String host(HttpRequest<?> request) {
        return lower(request.getHeaders().get(HttpHeaders.HOST, String.class, ""));
    }

    private static String authority(String origin) {
        return origin.substring(origin.indexOf("//") + 2);
    }

    // As browsers write an origin: without the port that the scheme has anyway.
    private static @Nullable String open(@Nullable URI address) {
        if (address == null || address.getScheme() == null || address.getRawAuthority() == null) {
            return null;
        }
        var scheme = lower(address.getScheme());
        var usual = scheme.equals("https") ? ":443" : ":80";
        var authority = lower(address.getRawAuthority());
        return scheme + "://"
                + (authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
