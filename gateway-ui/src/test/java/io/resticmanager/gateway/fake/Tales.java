package io.resticmanager.gateway.fake;

import java.time.Instant;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.Closing;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Alerts to tell tests with. */
public final class Tales {

    private Tales() {}

    /** Open, and confirmed when it was raised. */
    public static Alert of(HubHost host, AlertKind kind, String message, Instant raisedAt) {
        var ofSchedule = kind == AlertKind.backup_failed || kind == AlertKind.stale_schedule;
        return new Alert(Ids.next(), host.id(), host.name(), kind, kind.severity(), AlertStatus.open,
                ofSchedule ? Ids.next() : "", ofSchedule ? "nightly" : null, message, raisedAt, raisedAt, null, null,
                null, null, null, false, false, kind.name().endsWith("_failed") ? Ids.next() : null,
                kind == AlertKind.stale_schedule ? raisedAt.minusSeconds(300) : null, 1);
    }

    /** As when a sweep has found it again. */
    public static Alert confirmed(Alert alert, Instant at) {
        return with(alert, alert.status(), at, alert.acknowledgedAt(), alert.acknowledgedBy(), null, null);
    }

    public static Alert acknowledged(Alert alert, Instant at, String by) {
        return with(alert, AlertStatus.acknowledged, alert.lastSeenAt(), at, by, null, null);
    }

    /** @param by null when it went away by itself */
    public static Alert resolved(Alert alert, Instant at, @Nullable String by) {
        return with(alert, AlertStatus.resolved, alert.lastSeenAt(), alert.acknowledgedAt(), alert.acknowledgedBy(), at,
                by);
    }

    private static Alert with(Alert alert, AlertStatus status, Instant seenAt, @Nullable Instant acknowledgedAt,
            @Nullable String acknowledgedBy, @Nullable Instant resolvedAt, @Nullable String resolvedBy) {
        return new Alert(alert.id(), alert.hostId(), alert.hostName(), alert.kind(), alert.severity(), status,
                alert.subject(), alert.scheduleName(), alert.message(), alert.raisedAt(), seenAt, acknowledgedAt,
                acknowledgedBy, resolvedAt, resolvedBy, closing(status, resolvedBy),
                alert.flapping(), alert.damaged(), alert.jobId(), alert.dueAt(),
                alert.revision() + 1);
    }

    /** As when it was closed for another reason than that its trouble is over. */
    public static Alert closed(Alert alert, Instant at, Closing why) {
        return told(resolved(alert, at, null), why, false);
    }

    /** A check that found damage in the data. */
    public static Alert damaged(Alert alert) {
        return told(alert, null, true);
    }

    private static Alert told(Alert alert, @Nullable Closing why, boolean damaged) {
        return new Alert(alert.id(), alert.hostId(), alert.hostName(), alert.kind(), alert.severity(), alert.status(),
                alert.subject(), alert.scheduleName(), alert.message(), alert.raisedAt(), alert.lastSeenAt(),
                alert.acknowledgedAt(), alert.acknowledgedBy(), alert.resolvedAt(), alert.resolvedBy(), why,
                alert.flapping(), damaged, alert.jobId(), alert.dueAt(), alert.revision());
    }

    private static @Nullable Closing closing(AlertStatus status, @Nullable String resolvedBy) {
        return status != AlertStatus.resolved ? null : resolvedBy == null ? Closing.cleared : Closing.by_hand;
    }
}
