package io.resticmanager.notifications.channel.text;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** What nobody may read but the server it is for. Printing it shows none of it. */
public record Secret(String value) {

    public static final String HIDDEN = "…";
    private static final int TELLING = 4;

    /** Whether the text gives it away: as it is, or in Base64, whatever stands between its letters. */
    public boolean isIn(String text) {
        var letters = letters(text);
        return shows(letters, value)
                || shows(letters, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public String toString() {
        return HIDDEN;
    }

    private boolean shows(String letters, String form) {
        var wanted = letters(form);
        return wanted.length() >= TELLING && letters.contains(wanted);
    }

    private static String letters(String text) {
        return text.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }
}
