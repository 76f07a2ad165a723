package io.resticmanager.agent.job;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** What restic takes as a size, a share, a part or a duration; checked before it stands on a command line. */
final class Rule {

    private static final Pattern SIZE = Pattern.compile("\\d{1,12}[kKmMgGtT]?");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)%");
    private static final Pattern PART = Pattern.compile("(\\d{1,3})/(\\d{1,3})");
    private static final Pattern SNAPSHOT = Pattern.compile("[0-9a-f]{8,64}");
    // restic's own limit.
    private static final int MOST_PARTS = 256;
    private static final int MOST_QUOTED = 40;

    private Rule() {}

    /** @return the refusal when there is a value and it is not as it should be */
    static Optional<JobRefusal> unless(Predicate<String> good, @Nullable String value, String field, String message) {
        return value == null || good.test(value)
                ? Optional.empty()
                : Optional.of(new JobRefusal(field, message + ": " + quoted(value)));
    }

    /** A value that is wrong, without what a terminal would take for its own, and not all of a long one. */
    static String quoted(String value) {
        var clean = value.replaceAll("\\p{Cntrl}", "?");
        return clean.length() > MOST_QUOTED ? clean.substring(0, MOST_QUOTED) + "…" : clean;
    }

    /** Bytes, with a suffix of k, M, G or T. */
    static boolean size(String text) {
        return SIZE.matcher(text).matches();
    }

    /** Below 100 %, as restic wants it. */
    static boolean unused(String text) {
        return text.equals("unlimited") || size(text) || share(text) < 100;
    }

    /** One part of so many, a share above zero, or a size above zero. */
    static boolean subset(String text) {
        var part = PART.matcher(text);
        if (part.matches()) {
            var n = Integer.parseInt(part.group(1));
            var t = Integer.parseInt(part.group(2));
            return n >= 1 && n <= t && t <= MOST_PARTS;
        }
        return size(text) ? !text.matches("0+\\D?") : share(text) > 0 && share(text) <= 100;
    }

    /** Not a number when it is no share. */
    private static double share(String text) {
        var share = SHARE.matcher(text);
        return share.matches() ? Double.parseDouble(share.group(1)) : Double.NaN;
    }

    /** A snapshot's id, or its first eight digits and more. */
    static boolean snapshot(String text) {
        return SNAPSHOT.matcher(text).matches();
    }
}
