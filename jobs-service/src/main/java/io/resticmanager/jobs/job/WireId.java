package io.resticmanager.jobs.job;

import java.util.regex.Pattern;

/** Whether a text can be an id at all: ids become words of broker subjects, so nothing else may pass for one. */
public final class WireId {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    private WireId() {}

    public static boolean valid(String id) {
        return ULID.matcher(id).matches();
    }
}
