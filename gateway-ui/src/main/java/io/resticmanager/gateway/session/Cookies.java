package io.resticmanager.gateway.session;

import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.resticmanager.gateway.web.Callers;
import io.resticmanager.gateway.web.GatewaySettings;

/** Makes the cookies of this service all alike. */
@Singleton
final class Cookies {

    static final String HOST_PREFIX = "__Host-";

    private final GatewaySettings settings;
    private final Callers callers;

    Cookies(GatewaySettings settings, Callers callers) {
        this.settings = settings;
        this.callers = callers;
    }

    /** The value of the cookie of that name, if it came; over HTTPS only one with the prefix counts. */
    Optional<String> value(HttpRequest<?> request, String name) {
        return request.getCookies().findCookie(name(request, name)).map(Cookie::getValue)
                .filter(value -> !value.isBlank());
    }

    Cookie make(HttpRequest<?> request, String name, String value) {
        return Cookie.of(name(request, name), value).httpOnly().sameSite(SameSite.Lax).path("/")
                .secure(secure(request));
    }

    // Browsers take a name with the prefix from this very host alone, so that no
    // neighbouring subdomain can plant a cookie of its own; and only over HTTPS.
    String name(HttpRequest<?> request, String name) {
        return secure(request) ? HOST_PREFIX + name : name;
    }

    boolean secure(HttpRequest<?> request) {
        var said = settings.cookieSecure();
        return said.equals("auto")
                ? callers.https(request) || publicHttps() || !onLoopback(request)
                : Boolean.parseBoolean(said);
    }

    private boolean publicHttps() {
        var base = settings.baseUrl();
        return base != null && "https".equalsIgnoreCase(base.getScheme());
    }

    private static boolean onLoopback(HttpRequest<?> request) {
        return request.getServerAddress().getAddress().isLoopbackAddress();
    }
}
