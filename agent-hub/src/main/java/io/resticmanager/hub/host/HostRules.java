package io.resticmanager.hub.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.schedule.Shown;

/** What a host may be called, and how it may be tagged. */
public final class HostRules {

    private static final int MOST_TAGS = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?");

    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/-]{0,49}");

    private HostRules() {}

    public static Optional<FieldError> name(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : error("name",
                        "1 to 63 letters, digits, hyphens and dots, beginning and ending with a letter or digit.");
    }

    public static Optional<FieldError> tags(List<String> tags) {
        if (tags.size() > MOST_TAGS) {
            return error("tags", "At most " + MOST_TAGS + " tags.");
        }
        return tags.stream().filter(tag -> !TAG.matcher(tag).matches() || tag.codePoints().anyMatch(Shown::hidden))
                .findFirst()
                .map(tag -> new FieldError("tags[" + tags.indexOf(tag) + "]",
                        "A tag has 1 to 50 letters, digits, blanks and . _ : / -"));
    }

    private static Optional<FieldError> error(String field, String message) {
        return Optional.of(new FieldError(field, message));
    }
}
