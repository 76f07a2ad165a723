package io.resticmanager.hub.connection;

import java.util.regex.Pattern;

/** A job id becomes part of subjects on the broker, so it is looked at where it comes in. */
final class JobIds {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private JobIds() {}

    static boolean valid(String id) {
        return ULID.matcher(id).matches();
    }
}
