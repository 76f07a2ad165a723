package io.resticmanager.notifications.delivery;

import java.time.Instant;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.notifications.channel.NotificationEvent;
import org.jspecify.annotations.Nullable;

/** What an event tells of an alert. {@code loss} is the group of those that were lost together. */
record News(NotificationEvent event, String alertId, long revision, String hostId, String hostName, AlertKind kind,
        Severity severity, String subject, String message, Instant raisedAt, Instant at, @Nullable String actor,
        @Nullable String reason, boolean flapping, @Nullable Loss loss) {

    /** So many hosts were lost at once. */
    record Loss(String id, int size) {}

    static News of(Event.AlertRaised it) {
        var loss = it.groupId() == null || it.groupSize() == null ? null : new Loss(it.groupId(), it.groupSize());
        return new News(NotificationEvent.RAISED, it.alertId(), it.revision(), it.hostId(), it.hostName(), it.kind(),
                it.severity(), it.subject(), it.message(), it.raisedAt(), it.occurredAt(), it.actor(), null,
                it.flapping(),
                loss);
    }

    static News of(Event.AlertAcknowledged it) {
        return new News(NotificationEvent.ACKNOWLEDGED, it.alertId(), it.revision(), it.hostId(), it.hostName(),
                it.kind(), it.severity(), it.subject(), it.message(), it.raisedAt(), it.occurredAt(), it.actor(),
                null, false, null);
    }

    static News of(Event.AlertResolved it) {
        return new News(NotificationEvent.RESOLVED, it.alertId(), it.revision(), it.hostId(), it.hostName(), it.kind(),
                it.severity(), it.subject(), it.message(), it.raisedAt(), it.occurredAt(), it.actor(), it.reason(),
                false, null);
    }

    String text() {
        return flapping ? message + " " + FLAPS : message;
    }

    private static final String FLAPS = "This comes and goes: it is told at most every 6 hours until it is quiet.";
}
