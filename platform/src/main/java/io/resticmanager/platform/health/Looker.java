package io.resticmanager.platform.health;

import java.net.InetAddress;
import java.util.List;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;

/** Who asks the management port. Names of hosts, sizes and what is ill are for this machine, and for who has the token. */
enum Looker {

    TRUSTED, STRANGER, WRONG_TOKEN;

    private static final String BEARER = "Bearer ";

    // A proxy on this machine asks from loopback for people who are elsewhere.
    private static final List<String> OF_PROXIES = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via");

    static Looker of(HttpExchange exchange, MetricsToken token) {
        return of(exchange.getRequestHeaders(), exchange.getRemoteAddress().getAddress(),
                exchange.getLocalAddress().getAddress(), token);
    }

    static Looker of(Headers headers, InetAddress remote, InetAddress local, MetricsToken token) {
        var shown = headers.getFirst("Authorization");
        if (shown != null) {
            return shown.startsWith(BEARER) && token.is(shown.substring(BEARER.length())) ? TRUSTED : WRONG_TOKEN;
        }
        return remote.isLoopbackAddress() && local.isLoopbackAddress()
                && OF_PROXIES.stream().noneMatch(headers::containsKey) ? TRUSTED : STRANGER;
    }
}
