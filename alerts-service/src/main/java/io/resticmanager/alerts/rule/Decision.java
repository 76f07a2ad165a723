package io.resticmanager.alerts.rule;

import io.resticmanager.contracts.alert.Closing;
import org.jspecify.annotations.Nullable;

/** What becomes of a trouble's alert. */
public sealed interface Decision {

    Decision NOTHING = new Nothing();

    record Nothing() implements Decision {}

    record Raise(long occurrence, @Nullable Damage damage, Words words) implements Decision {}

    /** It is still happening; {@code words} are absent where it says what it said. */
    record Touch(long occurrence, @Nullable Damage damage, @Nullable Words words) implements Decision {}

    /** {@code why} is a sentence. */
    record Resolve(Closing closing, String why) implements Decision {

        /** Its condition holds no longer. */
        static Resolve cleared(String why) {
            return new Resolve(Closing.cleared, why);
        }
    }
}
