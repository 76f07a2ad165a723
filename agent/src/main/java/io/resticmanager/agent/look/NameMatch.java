package io.resticmanager.agent.look;

import java.text.Normalizer;
import java.util.Locale;

/**
 * Whether a name is one that is searched for: it has the text in it, in whatever case and however its accents are composed; with
 * {@code *} or {@code ?} the whole name has to match. Takes no longer than the lengths of both, multiplied.
 */
final class NameMatch {

    private final int[] pattern;
    private final boolean glob;
    private final String text;

    NameMatch(String pattern) {
        this.text = folded(pattern);
        this.glob = text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
        this.pattern = text.codePoints().toArray();
    }

    boolean of(String name) {
        var folded = folded(name);
        return glob ? matches(folded.codePoints().toArray()) : folded.contains(text);
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    // Only the last star is ever tried longer: what an earlier one could take in
    // addition, that one can take, too.
    private boolean matches(int[] name) {
        int at = 0;
        int want = 0;
        int star = -1;
        int taken = 0;
        while (at < name.length) {
            if (want < pattern.length && pattern[want] == '*') {
                star = want++;
                taken = at;
            } else if (want < pattern.length && (pattern[want] == '?' || pattern[want] == name[at])) {
                want++;
                at++;
            } else if (star >= 0) {
                want = star + 1;
                at = ++taken;
            } else {
                return false;
            }
        }
        while (want < pattern.length && pattern[want] == '*') {
            want++;
        }
        return want == pattern.length;
    }
}
