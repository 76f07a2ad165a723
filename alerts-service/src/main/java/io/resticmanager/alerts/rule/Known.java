package io.resticmanager.alerts.rule;

import org.jspecify.annotations.Nullable;

/**
 * What is stored of a trouble. {@code standing} is the alert that is not resolved. What is older than {@code seen} is late;
 * {@code settled} is the occurrence that a person closed by hand, 0 for none.
 */
public record Known(@Nullable Standing standing, long seen, long settled) {

    public static final Known NOTHING = new Known(null, 0, 0);

    /** {@code contents}: damage in pack contents, which only a check of all data clears. */
    public record Standing(long occurrence, boolean contents) {}
}
