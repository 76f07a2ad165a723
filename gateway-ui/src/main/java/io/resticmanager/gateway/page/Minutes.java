package io.resticmanager.gateway.page;

import org.jspecify.annotations.Nullable;

/**
 * Reads the spans of time that people type as minutes, or as seconds with an s behind them, and tells in minutes what is wrong with
 * one: jobs-service, which judges them again, tells it in seconds.
 */
final class Minutes {

    static final long LEAST_TIME_S = 60;
    static final long MOST_TIME_S = 604_800;
    private static final long MOST_JITTER_S = 21_600;
    private static final int MINUTE = 60;

    private Minutes() {}

    /** A time limit in seconds; null for none. */
    static @Nullable Long timeout(Blanks blanks) {
        return within(blanks, "timeout", LEAST_TIME_S, MOST_TIME_S, "From 1 to 10,080 minutes: a minute to a week.");
    }

    /** How much later a run may begin, in seconds; null for no word about it. */
    static @Nullable Long jitter(Blanks blanks) {
        return within(blanks, "jitter", 0, MOST_JITTER_S, "From 0 to 360 minutes: at most six hours.");
    }

    private static @Nullable Long within(Blanks blanks, String name, long least, long most, String range) {
        var seconds = span(blanks, name);
        if (seconds != null && (seconds < least || seconds > most)) {
            blanks.wrong(name, range);
        }
        return seconds;
    }

    private static @Nullable Long span(Blanks blanks, String name) {
        var text = blanks.text(name);
        if (text != null && text.matches("[0-9]{1,9}s")) {
            return Long.valueOf(text.substring(0, text.length() - 1));
        }
        var minutes = blanks.number(name);
        return minutes == null ? null : Long.valueOf((long) minutes * MINUTE);
    }
}
