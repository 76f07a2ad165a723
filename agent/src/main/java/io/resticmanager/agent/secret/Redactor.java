package io.resticmanager.agent.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Masks what must not be read: the secrets it was told, also as they look within a URL, and the password of any URL. What
 * restic says passes through it before it goes anywhere.
 */
public final class Redactor {

    private static final String MASK = "***";
    // A password ends at the last @ before the path: restic prints URLs whole, and
    // passwords may hold an @.
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^/\\s:@]*:)[^/\\s]*@");

    private static final int MOST_FORMER = 64;

    private final SequencedSet<String> known = new LinkedHashSet<>();
    private volatile List<String> secrets = List.of();

    /**
     * Former secrets stay masked, the last 64 of them, for a restic that was started with one may still say it. Blank ones
     * are not masked, or nothing would be left to read.
     */
    public synchronized void mask(Stream<String> fresh) {
        var current = fresh.filter(secret -> !secret.isBlank()).distinct().toList();
        current.forEach(known::addLast);
        while (known.size() > current.size() + MOST_FORMER) {
            known.removeFirst();
        }
        secrets = known.stream()
                .flatMap(secret -> Stream.of(secret, percentEncoded(secret)))
                .distinct()
                // A secret may contain another.
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    public String redact(String text) {
        var redacted = text;
        for (var secret : secrets) {
            redacted = redacted.replace(secret, MASK);
        }
        return URL_PASSWORD.matcher(redacted).replaceAll("$1" + MASK + "@");
    }

    /** As in the user part of a URL: everything but letters, digits and -._~ as %XX. */
    public static String percentEncoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A")
                .replace("%7E", "~");
    }
}
