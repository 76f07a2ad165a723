package io.resticmanager.agent.job;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A duration as restic's {@code --keep-within} takes it, such as {@code 1y5m7d2h}; a month counts as its shortest here. */
record Within(String text, long hours) {

    /** What an append-only repository always keeps: junk must not push good snapshots out (ADR 30). */
    static final Within FLOOR = new Within("14d", 14 * 24);

    private static final Pattern WHOLE = Pattern.compile("(\\d{1,4}[ymdh]){1,4}");
    private static final Pattern PART = Pattern.compile("(\\d+)([ymdh])");

    /** Empty for what is no duration, or none above zero. */
    static Optional<Within> parse(String text) {
        var hours = PART.matcher(text).results().mapToLong(Within::hours).sum();
        return WHOLE.matcher(text).matches() && hours > 0 ? Optional.of(new Within(text, hours)) : Optional.empty();
    }

    private static long hours(MatchResult part) {
        return Long.parseLong(part.group(1)) * switch (part.group(2)) {
            case "y" -> 365 * 24;
            case "m" -> 28 * 24;
            case "d" -> 24;
            default -> 1;
        };
    }

    boolean shorterThan(Within other) {
        return hours < other.hours;
    }
}
