package io.resticmanager.notifications.channel.text;

import java.util.Collection;

/** What the other side said about a failure, as far as it may stand in our log. */
public final class Hearsay {

    private static final int MOST = 200;

    private Hearsay() {}

    /** A clause for the end of a sentence; empty when it said nothing, or repeated one of our secrets. */
    public static String of(String said, Collection<Secret> secrets) {
        if (secrets.stream().anyMatch(secret -> secret.isIn(said))) {
            return "";
        }
        var line = OneLine.of(said, MOST);
        return line.isEmpty() ? "" : " It said: " + line;
    }
}
