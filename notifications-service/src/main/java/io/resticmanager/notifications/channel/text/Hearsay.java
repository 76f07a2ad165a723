package io.resticmanager.notifications.channel.text;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What the other side said about a failure, as far as an administrator may read it. */
public final class Hearsay {

    private static final String IT_SAID = "It said: ";
    private static final int MOST = 200;
    /** Nothing beyond is shown, and a secret that begins in what is shown ends before. */
    private static final int LOOKED_AT = 4096;

    private Hearsay() {}

    /** A sentence; null when it said nothing. An answer that may hold one of the secrets is left out as a whole. */
    public static @Nullable String of(String said, Collection<Secret> secrets) {
        var text = said.substring(0, Math.min(said.length(), LOOKED_AT));
        var line = OneLine.of(text, MOST);
        if (line.isEmpty()) {
            return null;
        }
        if (secrets.isEmpty()) {
            return IT_SAID + line;
        }
        if (secrets.stream().anyMatch(Secret::isTooShortToFind)) {
            return "Its answer is not shown: a secret of fewer than 4 letters and digits can not be looked for in it.";
        }
        return Readings.of(text).map(readings -> told(line, readings, List.copyOf(secrets)))
                .orElse("Its answer is not shown: part of it is encoded, and could hold a secret.");
    }

    private static String told(String line, Set<String> readings, List<Secret> secrets) {
        return secrets.stream().anyMatch(secret -> secret.isIn(readings))
                ? "Its answer held a secret and is not shown."
                : IT_SAID + line;
    }
}
