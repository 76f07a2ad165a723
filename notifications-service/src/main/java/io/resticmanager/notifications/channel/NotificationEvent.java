package io.resticmanager.notifications.channel;

import java.util.Optional;
import java.util.stream.Stream;

/** What a notification tells of; a digest is about no single alert. */
public enum NotificationEvent {
    RAISED("alert.raised"), ACKNOWLEDGED("alert.acknowledged"), RESOLVED("alert.resolved"), TEST("alert.test"), DIGEST(
            "digest");

    private final String wire;

    NotificationEvent(String wire) {
        this.wire = wire;
    }

    /** As events and envelopes name it. */
    public String wire() {
        return wire;
    }

    public static Optional<NotificationEvent> of(String wire) {
        return Stream.of(values()).filter(event -> event.wire.equals(wire)).findFirst();
    }
}
