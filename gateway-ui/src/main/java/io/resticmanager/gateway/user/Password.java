package io.resticmanager.gateway.user;

import java.text.Normalizer;
import java.util.Optional;

/** A password as typed. Normalised, so that the same characters typed on another keyboard are the same password. */
public record Password(String text) {

    static final int SHORTEST = 12;
    static final int LONGEST = 1_000;

    public Password {
        text = Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    /** What is wrong with it as a new password, if anything; lengths are in characters. */
    public Optional<String> complaint() {
        var length = text.codePointCount(0, text.length());
        if (length < SHORTEST) {
            return Optional.of("A password has at least %d characters.".formatted(SHORTEST));
        }
        return length > LONGEST
                ? Optional.of("A password has at most %,d characters.".formatted(LONGEST))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
