package io.resticmanager.agent.look;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a page begins. {@code listing} names the kept listing, {@code index} counts the entries of the folder before the page, and {@code offset}
 * is where its first line is in the kept file, in bytes.
 */
record Cursor(String listing, long index, long offset) {

    private static final Pattern TEXT = Pattern.compile("([0-9A-Z]{26})\\.(\\d{1,12})\\.(\\d{1,12})");

    /** Empty when it is none of ours. */
    static Optional<Cursor> parse(String text) {
        var match = TEXT.matcher(text);
        return match.matches()
                ? Optional
                        .of(new Cursor(match.group(1), Long.parseLong(match.group(2)), Long.parseLong(match.group(3))))
                : Optional.empty();
    }

    String text() {
        return listing + "." + index + "." + offset;
    }
}
