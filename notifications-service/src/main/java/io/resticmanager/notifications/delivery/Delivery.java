package io.resticmanager.notifications.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.NotificationSeverity;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/**
 * News of one alert, or a test or a drill, for one channel, as it lies in the table. {@code batch} names those that wait to be told as one;
 * {@code at} is when it happened, {@code createdAt} when it was meant to go.
 */
record Delivery(String id, String channelId, NotificationEvent event, String alertId, long revision, String hostId,
        String hostName, NotificationSeverity severity, String kind, String message, Instant raisedAt, Instant at,
        @Nullable String actor, @Nullable String reason, boolean first, @Nullable String batch, int attempts,
        Instant createdAt,
        Instant nextAt) {

    static Delivery read(ResultSet rows) throws SQLException {
        return new Delivery(rows.getString("id"), rows.getString("channel_id"), event(rows.getString("event")),
                rows.getString("alert_id"), rows.getLong("revision"), rows.getString("host_id"),
                rows.getString("host_name"), NotificationSeverity.valueOf(rows.getString("severity")),
                rows.getString("kind"), rows.getString("message"), time(rows, "raised_at"), time(rows, "at"),
                rows.getString("actor"), rows.getString("reason"), rows.getBoolean("first"), rows.getString("batch"),
                rows.getInt("attempts"),
                time(rows, "created_at"), time(rows, "next_at"));
    }

    /** News of this service itself: {@code id} stands where others have that of their alert. It goes at once. */
    static Delivery aboutNoAlert(String channel, NotificationEvent event, String kind, String id, String message,
            Instant raisedAt, Instant at, @Nullable String actor, Instant now) {
        return new Delivery(Ids.next(), channel, event, id, 0, "", "restic-manager", NotificationSeverity.info, kind,
                message, raisedAt, at, actor, null, true, null, 0, now, now);
    }

    /** The same news once more, and by itself. */
    Delivery again(String channel, Instant now) {
        return new Delivery(Ids.next(), channel, event, alertId, revision, hostId, hostName, severity, kind, message,
                raisedAt, at, actor, reason, false, null, 0, now, now);
    }

    /** With others of the batch, if there are any by then. */
    Delivery waiting(String together, Instant until) {
        return new Delivery(id, channelId, event, alertId, revision, hostId, hostName, severity, kind, message,
                raisedAt,
                at, actor, reason, first, together, attempts, createdAt, until);
    }

    static NotificationEvent event(String wire) {
        return NotificationEvent.of(wire).orElseThrow(() -> new IllegalStateException("no such event: " + wire));
    }

    /** Whoever asked for it sends it, and waits. */
    boolean isTest() {
        return isAboutNoAlert() && !isDrill();
    }

    boolean isDrill() {
        return isAboutNoAlert() && kind.equals(Drill.KIND);
    }

    /** A test or a drill. */
    boolean isAboutNoAlert() {
        return event == NotificationEvent.TEST;
    }

    private static Instant time(ResultSet rows, String column) throws SQLException {
        var at = Ask.instant(rows, column);
        if (at == null) {
            throw new SQLException(column + " is never absent");
        }
        return at;
    }
}
