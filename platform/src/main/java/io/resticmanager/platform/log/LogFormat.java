package io.resticmanager.platform.log;

import ch.qos.logback.core.PropertyDefinerBase;

/** Which of the two appenders of logback.xml writes: {@code RM_LOG_FORMAT}, {@code text} unless it is {@code json}. */
public final class LogFormat extends PropertyDefinerBase {

    private static final String TEXT = "text";
    private static final String JSON = "json";

    @Override
    public String getPropertyValue() {
        return of(System.getenv("RM_LOG_FORMAT"));
    }

    // A log that is written otherwise than wished is better than none.
    static String of(@org.jspecify.annotations.Nullable String wish) {
        if (wish == null || wish.isBlank() || wish.equalsIgnoreCase(TEXT)) {
            return TEXT;
        }
        if (wish.equalsIgnoreCase(JSON)) {
            return JSON;
        }
        System.err.println("restic-manager: RM_LOG_FORMAT is text or json, not " + wish + "; writing text");
        return TEXT;
    }
}
