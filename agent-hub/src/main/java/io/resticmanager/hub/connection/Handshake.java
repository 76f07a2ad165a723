package io.resticmanager.hub.connection;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.micronaut.http.HttpHeaders;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.rpc.Problem;

/** What an agent's handshake looks like. A browser's never does: it always has an Origin, and often a Cookie. */
final class Handshake {

    private static final Pattern BEARER = Pattern.compile("(?i)bearer +([A-Za-z0-9_-]{43,128})");

    private Handshake() {}

    /** What is wrong with it, apart from who it is. */
    static Optional<Problem> complaint(HttpHeaders headers) {
        if (headers.contains("Cookie") || headers.contains("Origin")) {
            return Optional.of(Problem.of(403, "not-an-agent", "Not an agent",
                    "This address is for agents; a browser has no business here."));
        }
        if (!mentions(headers, "Upgrade", "websocket") || !mentions(headers, "Sec-WebSocket-Version", "13")) {
            return Optional.of(Problem.of(426, "upgrade-required", "Upgrade required",
                    "This address speaks WebSocket (version 13) only."));
        }
        return mentions(headers, "Sec-WebSocket-Protocol", Frame.SUBPROTOCOL)
                ? Optional.empty()
                : Optional.of(Problem.of(400, "subprotocol", "Wrong subprotocol",
                        "This hub speaks " + Frame.SUBPROTOCOL + "."));
    }

    private static boolean mentions(HttpHeaders headers, String name, String value) {
        return headers.getAll(name).stream().flatMap(line -> Stream.of(line.split(","))).map(String::strip)
                .anyMatch(value::equalsIgnoreCase);
    }

    /** The token, when there is exactly one and it looks like one. */
    static Optional<String> bearer(HttpHeaders headers) {
        var given = headers.getAll("Authorization");
        return given.size() == 1 ? only(given) : Optional.empty();
    }

    private static Optional<String> only(List<String> given) {
        var matcher = BEARER.matcher(given.getFirst());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
