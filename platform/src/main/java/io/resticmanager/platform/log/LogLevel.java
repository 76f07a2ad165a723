package io.resticmanager.platform.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.core.PropertyDefinerBase;
import org.jspecify.annotations.Nullable;

/** From which level on logback.xml has our own events written: {@code RM_LOG_LEVEL}, {@code INFO} unless it is another of Logback's. */
public final class LogLevel extends PropertyDefinerBase {

    @Override
    public String getPropertyValue() {
        return of(System.getenv("RM_LOG_LEVEL"));
    }

    // For a word that it does not know Logback writes everything.
    static String of(@Nullable String wish) {
        if (wish == null || wish.isBlank()) {
            return Level.INFO.levelStr;
        }
        var level = Level.toLevel(wish.strip(), null);
        if (level == null) {
            System.err.println("restic-manager: RM_LOG_LEVEL is ERROR, WARN, INFO, DEBUG or TRACE, not " + wish
                    + "; writing INFO");
            return Level.INFO.levelStr;
        }
        return level.levelStr;
    }
}
