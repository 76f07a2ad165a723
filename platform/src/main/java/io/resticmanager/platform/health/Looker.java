package io.resticmanager.platform.health;

import java.net.InetAddress;
import java.util.List;
import java.util.regex.Pattern;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;

/** Who asks the management port. Names of hosts, sizes and what is ill are for this machine, and for who has the token. */
enum Looker {

    TRUSTED, STRANGER, WRONG_TOKEN;

    private static final String BEARER = "Bearer ";
    private static final Pattern OWN_NAME = Pattern
            .compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

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
        return remote.isLoopbackAddress() && local.isLoopbackAddress() && namesThisMachine(headers.getFirst("Host"))
                && OF_PROXIES.stream().noneMatch(headers::containsKey) ? TRUSTED : STRANGER;
    }

    // A page in a browser on this machine may have its own name lead here (DNS
    // rebinding).
    private static boolean namesThisMachine(@Nullable String host) {
        return host == null || OWN_NAME.matcher(host).matches();
    }
}
