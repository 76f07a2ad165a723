package io.resticmanager.platform.health;

import org.jspecify.annotations.Nullable;

/** The token for metrics was set to something that can not be one; the message says what to change. */
public final class MetricsTokenUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MetricsTokenUnusable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
