package io.resticmanager.notifications.channel.text;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;

/** What nobody may read but the server it is for. Printing it shows none of it. */
public record Secret(String value) {

    public static final String HIDDEN = "…";
    private static final int TELLING = 4;

    /** Whether so few letters and digits are in it that it would be found in anything, or in nothing. */
    boolean isTooShortToFind() {
        return letters(value).length() < TELLING;
    }

    /** Whether one of these gives it away: as it is, or in Base64, whatever stands between its letters. */
    boolean isIn(Collection<String> readings) {
        var wanted = letters(value);
        var encoded = letters(Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        return readings.stream().map(Secret::letters)
                .anyMatch(letters -> letters.contains(wanted) || letters.contains(encoded));
    }

    @Override
    public String toString() {
        return HIDDEN;
    }

    // Of any script, in one form each: é may be one character or two.
    private static String letters(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString()
                .toLowerCase(Locale.ROOT);
    }
}
