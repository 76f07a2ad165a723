package io.resticmanager.notifications.stage;

import java.time.Instant;

import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Events of alerts as alerts-service makes them: {@code new Alerting("ada", backup_failed).raised()}. */
public record Alerting(String id, String hostId, String hostName, AlertKind kind, String subject, String message,
        Instant raisedAt) {

    public static Alerting of(String hostName, AlertKind kind) {
        return at(hostName, kind, Instant.now());
    }

    public static Alerting at(String hostName, AlertKind kind, Instant raisedAt) {
        return new Alerting(Ids.next(), "host-" + hostName, hostName, kind, "", "The password is wrong.", raisedAt);
    }

    public Event.AlertRaised raised() {
        return raised(false, null, null);
    }

    public Event.AlertRaised flapping() {
        return raised(true, null, null);
    }

    public Event.AlertRaised lost(String group, int size) {
        return raised(false, group, size);
    }

    private Event.AlertRaised raised(boolean flapping, @Nullable String group, @Nullable Integer size) {
        return new Event.AlertRaised(Ids.next(), raisedAt, hostId, 1, hostName, id, kind, kind.severity(), subject,
                message, raisedAt, null, null, flapping, group, size);
    }

    public Event.AlertAcknowledged acknowledged() {
        return new Event.AlertAcknowledged(Ids.next(), raisedAt.plusSeconds(1), hostId, 2, hostName, id, kind,
                kind.severity(), subject, message, raisedAt, "alice");
    }

    public Event.AlertResolved resolved() {
        return resolved(null);
    }

    public Event.AlertResolved resolved(@Nullable String reason) {
        return new Event.AlertResolved(Ids.next(), raisedAt.plusSeconds(2), hostId, 3, hostName, id, kind,
                kind.severity(), subject, message, raisedAt, null, reason);
    }
}
