package io.resticmanager.alerts.rule;

import org.jspecify.annotations.Nullable;

/** What becomes of a trouble's alert. */
public sealed interface Decision {

    Decision NOTHING = new Nothing();

    record Nothing() implements Decision {}

    record Raise(long occurrence, boolean contents, Words words) implements Decision {}

    /** It is still happening; {@code words} are absent where it says what it said. */
    record Touch(long occurrence, boolean contents, @Nullable Words words) implements Decision {}

    /** {@code why} is a sentence. */
    record Resolve(String why) implements Decision {}
}
