package io.resticmanager.gateway.fleet;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.contracts.json.Json;

/** A host as the text of its row, and what the text search looks at. */
final class RowText {

    private RowText() {}

    static String body(FleetHost host) {
        return Json.text(host);
    }

    /** @throws IllegalStateException when the row is not ours, which is a bug */
    static FleetHost host(String body) {
        try {
            return Json.read(body, FleetHost.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a row of the read model can not be read", e);
        }
    }

    static String tags(FleetHost host) {
        return Json.text(host.hub().tags().toArray(String[]::new));
    }

    // One word a line, so that no search finds the end of one and the beginning of
    // the next.
    static String words(FleetHost host) {
        var hub = host.hub();
        var hostname = hub.hostname() == null ? "" : hub.hostname();
        return Stream.concat(Stream.of(hub.name(), hostname, hub.os() + " " + hub.arch()), hub.tags().stream())
                .map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.joining("\n"));
    }
}
