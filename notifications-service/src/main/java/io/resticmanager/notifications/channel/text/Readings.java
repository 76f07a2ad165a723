package io.resticmanager.notifications.channel.text;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;

/** What a text may stand for: as it is, and decoded in each way in which servers repeat what they were sent. */
final class Readings {

    /** Base64 within JSON that is percent-encoded. */
    private static final int DEEP = 3;
    private static final Pattern PERCENT = Pattern.compile("%[0-9A-Fa-fuU]");
    private static final Pattern NO_BASE64 = Pattern.compile("[^A-Za-z0-9+/_-]+");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{6,}");
    private static final Pattern HEX = Pattern.compile("[0-9A-Fa-f]{8,}");
    /** Entities of HTML, RFC 2047, quoted-printable, a hex dump, and what was no UTF-8. */
    private static final Pattern STRANGE = Pattern
            .compile("&[#A-Za-z]|=\\?|=[0-9A-F]{2}|(?:\\b[0-9A-Fa-f]{2}[ :-]){3}|\uFFFD");

    private final Set<String> all = new HashSet<>();

    private Readings() {}

    /** Empty when a part of it looks encoded in a way that nobody here decodes: who knows what it says. */
    static Optional<Set<String>> of(String text) {
        var readings = new Readings();
        try {
            readings.words(text, DEEP);
            return Optional.of(readings.all);
        } catch (Unreadable _) {
            return Optional.empty();
        }
    }

    private static final class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;
    }

    private void words(String text, int deep) throws Unreadable {
        if (!all.add(text)) {
            return;
        }
        var next = decoded(text);
        if (STRANGE.matcher(text).find() || deep == 0 && !next.isEmpty()) {
            throw new Unreadable();
        }
        for (var each : next) {
            words(each, deep - 1);
        }
        bytes(text, deep);
    }

    // Most of what comes out of Base64 is noise: it is looked at, but nothing in it
    // has to make sense.
    private void noise(String text, int deep) {
        if (deep > 0 && all.add(text)) {
            try {
                decoded(text).forEach(each -> noise(each, deep - 1));
            } catch (Unreadable _) {
                // As noise is.
            }
            bytes(text, deep);
        }
    }

    private void bytes(String text, int deep) {
        Stream.concat(runs(BASE64, text), Stream.of(NO_BASE64.matcher(text).replaceAll("")))
                .map(run -> run.replace('-', '+').replace('_', '/'))
                .flatMap(run -> IntStream.range(0, 4).mapToObj(from -> base64(run, from)))
                .forEach(each -> both(each, deep));
        runs(HEX, text).flatMap(run -> IntStream.range(0, 2).mapToObj(from -> hex(run, from)))
                .forEach(each -> both(each, deep));
        // UTF-8 that was read as Latin-1.
        if (text.chars().anyMatch(letter -> letter > 0x7F) && text.chars().allMatch(letter -> letter <= 0xFF)) {
            noise(new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8), deep - 1);
        }
    }

    private void both(byte[] decoded, int deep) {
        noise(new String(decoded, StandardCharsets.UTF_8), deep - 1);
        noise(new String(decoded, StandardCharsets.ISO_8859_1), deep - 1);
    }

    private static List<String> decoded(String text) throws Unreadable {
        var next = new ArrayList<String>();
        try {
            if (PERCENT.matcher(text).find()) {
                next.add(URLDecoder.decode(text, StandardCharsets.UTF_8));
            }
            if (text.indexOf('\\') >= 0) {
                next.addAll(strings(Json.read(text, JsonNode.class)).toList());
            }
        } catch (IllegalArgumentException | Json.Malformed _) {
            throw new Unreadable();
        }
        return next;
    }

    private static Stream<String> strings(JsonNode node) {
        if (node.isArray()) {
            return IntStream.range(0, node.size()).mapToObj(node::get).flatMap(Readings::strings);
        }
        if (node.isObject()) {
            var all = Stream.<String>builder();
            node.entries().forEach(entry -> {
                all.add(entry.getKey());
                strings(entry.getValue()).forEach(all);
            });
            return all.build();
        }
        return node.isString() ? Stream.of(node.getStringValue()) : Stream.empty();
    }

    private static Stream<String> runs(Pattern of, String text) {
        return of.matcher(text).results().map(MatchResult::group);
    }

    // At each of the four places where it may begin; one letter alone is no byte.
    private static byte[] base64(String run, int from) {
        var rest = run.substring(Math.min(from, run.length()));
        return Base64.getDecoder().decode(rest.length() % 4 == 1 ? rest.substring(0, rest.length() - 1) : rest);
    }

    private static byte[] hex(String run, int from) {
        return HexFormat.of().parseHex(run.substring(from, run.length() - (run.length() - from) % 2));
    }
}
