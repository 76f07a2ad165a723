package io.resticmanager.tests.fleet;

import java.util.regex.Pattern;

/** What a hub says of its own door since it started, in the words of its {@code /health}. */
public record Door(long letIn, long busiestSecond, long sentBack) {

    /** The name of the condition. */
    static final String CONDITION = "hub.handshakes";

    private static final Pattern WORDS = Pattern.compile(
            "(\\d+) let in since the start, (\\d+) in the busiest second, (\\d+) sent back to come again");

    static Door of(String detail) {
        var words = WORDS.matcher(detail);
        if (!words.matches()) {
            throw new IllegalStateException("the hub counts its handshakes in other words: " + detail);
        }
        return new Door(number(words.group(1)), number(words.group(2)), number(words.group(3)));
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }
}
