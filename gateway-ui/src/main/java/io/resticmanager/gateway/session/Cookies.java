package io.resticmanager.gateway.session;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.http.cookie.SameSite;
import io.resticmanager.gateway.web.Callers;
import io.resticmanager.gateway.web.GatewaySettings;

/** Makes the cookies of this service all alike. */
@Singleton
final class Cookies {

    private final GatewaySettings settings;
    private final Callers callers;

    Cookies(GatewaySettings settings, Callers callers) {
        this.settings = settings;
        this.callers = callers;
    }

    Cookie make(HttpRequest<?> request, String name, String value) {
        return Cookie.of(name, value).httpOnly().sameSite(SameSite.Lax).path("/").secure(secure(request));
    }

    private boolean secure(HttpRequest<?> request) {
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
