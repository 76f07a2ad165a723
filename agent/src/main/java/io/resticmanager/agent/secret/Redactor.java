package io.resticmanager.agent.secret;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.HubMessage;
import org.jspecify.annotations.Nullable;

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

    private static final String CONFIGURATION = "";

    private final Map<String, List<String>> current = new HashMap<>();
    private final SequencedSet<String> former = new LinkedHashSet<>();
    private volatile List<String> secrets = List.of();

    /**
     * Masks the secrets of the configuration from now on, in place of those before. Former secrets stay masked, the last 64
     * of them, for a restic that was started with one may still say it. Those of less than 4
     * characters are masked only where a URL has them as its password, or nothing would be left to read.
     */
    public void mask(Stream<String> fresh) {
        hold(CONFIGURATION, fresh);
    }

    /** Masks the secrets that one job was lent, at least until {@link #release}. */
    public void mask(String jobId, Stream<String> lent) {
        hold(jobId, lent);
    }

    /** The job is over: its secrets are former ones. */
    public synchronized void release(String jobId) {
        retire(current.remove(jobId));
        learn();
    }

    private synchronized void hold(String whose, Stream<String> fresh) {
        retire(current.put(whose, fresh.filter(HubMessage.Repository::maskable).distinct().toList()));
        learn();
    }

    private void retire(@Nullable List<String> secrets) {
        if (secrets != null) {
            secrets.forEach(former::addLast);
        }
    }

    private void learn() {
        current.values().forEach(former::removeAll);
        while (former.size() > MOST_FORMER) {
            former.removeFirst();
        }
        secrets = Stream.concat(former.stream(), current.values().stream().flatMap(List::stream))
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
