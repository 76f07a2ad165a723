package io.resticmanager.jobs.queue;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Texts that restic reads as sizes, percentages, parts and durations; what it would refuse is refused here, before anything is queued. */
final class ResticText {

    static final String SIZE = "a size such as 500M or 2G";

    private static final Pattern SIZES = Pattern.compile("\\d{1,12}[bBkKmMgGtT]?");
    private static final Pattern PERCENT = Pattern.compile("\\d{1,3}(\\.\\d{1,6})?%");
    private static final Pattern PART = Pattern.compile("([1-9]\\d{0,2})/([1-9]\\d{0,2})");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,4}y)?(\\d{1,4}m)?(\\d{1,5}d)?(\\d{1,5}h)?");
    private static final Set<String> GROUPS = Set.of("host", "paths", "tags");
    private static final int MOST_PARTS = 256;

    private ResticText() {}

    static boolean size(String text) {
        return SIZES.matcher(text).matches();
    }

    /** More than nothing, and at most all. */
    static boolean share(String text) {
        var percent = percent(text);
        return percent.signum() > 0 && percent.compareTo(BigDecimal.valueOf(100)) <= 0;
    }

    /** May be nothing, and is less than all. */
    static boolean lessThanAll(String text) {
        var percent = percent(text);
        return percent.signum() >= 0 && percent.compareTo(BigDecimal.valueOf(100)) < 0;
    }

    /** {@code n/t}: the n-th of t parts; restic divides into 256 at most. */
    static boolean part(String text) {
        var part = PART.matcher(text);
        return part.matches() && Integer.parseInt(part.group(1)) <= Integer.parseInt(part.group(2))
                && Integer.parseInt(part.group(2)) <= MOST_PARTS;
    }

    /** Years, months, days and hours in this order; one of them at least is not zero. */
    static boolean duration(String text) {
        return DURATION.matcher(text).matches() && text.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    static boolean groups(String text) {
        var groups = Arrays.asList(text.split(",", -1));
        return GROUPS.containsAll(groups) && new HashSet<>(groups).size() == groups.size();
    }

    static boolean positive(String text) {
        return text.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    // -1 when it is no percentage.
    private static BigDecimal percent(String text) {
        return PERCENT.matcher(text).matches()
                ? new BigDecimal(text.substring(0, text.length() - 1))
                : BigDecimal.ONE.negate();
    }
}
