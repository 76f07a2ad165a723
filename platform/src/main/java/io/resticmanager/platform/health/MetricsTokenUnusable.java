package io.resticmanager.platform.health;

/** The token for metrics is too short to be one; the message says what to change. */
public final class MetricsTokenUnusable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MetricsTokenUnusable(int length, int shortest) {
        super("The token for metrics has %d signs: give RM_METRICS_TOKEN, or its file, at least %d."
                .formatted(length, shortest));
    }
}
