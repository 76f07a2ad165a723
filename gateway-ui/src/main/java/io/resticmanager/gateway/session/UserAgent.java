package io.resticmanager.gateway.session;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.resticmanager.gateway.web.Typed;

/** What a browser says that it is. Anybody may say anything: it is kept to be shown, cut, and nothing is decided by it. */
final class UserAgent {

    static final int LONGEST = 200;

    private UserAgent() {}

    static String of(HttpRequest<?> request) {
        var said = Typed.text(request.getHeaders().get(HttpHeaders.USER_AGENT)).replaceAll("[^ -~]", "?").strip();
        return said.substring(0, Math.min(said.length(), LONGEST));
    }
}
