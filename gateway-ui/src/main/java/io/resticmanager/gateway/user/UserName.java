package io.resticmanager.gateway.user;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name a person signs in with; case does not matter, so it is kept in lower case. */
public record UserName(String value) {

    public static final String RULE = "A user name has 1 to 64 letters, digits, dots, dashes or underscores, and begins with a letter or a digit.";

    private static final Pattern SHAPE = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    public UserName {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not a user name: '%s'".formatted(value));
        }
    }

    /** Empty when what was typed breaks the {@link #RULE}. */
    public static Optional<UserName> typed(String text) {
        var name = text.strip().toLowerCase(Locale.ROOT);
        return SHAPE.matcher(name).matches() ? Optional.of(new UserName(name)) : Optional.empty();
    }
}
