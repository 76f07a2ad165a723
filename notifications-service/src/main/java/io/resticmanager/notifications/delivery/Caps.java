package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.notifications.channel.NotificationSeverity;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.platform.sqlite.Ask;

/** A telephone that never stops is switched off: at most 20 messages a minute and 200 a day on ntfy, critical ones beside (reliability.md). */
final class Caps {

    private static final int A_MINUTE = 20;
    private static final int A_DAY = 200;

    private Caps() {}

    /** From when on the delivery may go: long ago, or when the oldest of the last messages is old enough. */
    static Instant free(Connection connection, ChannelRow channel, Delivery it, Instant now) throws SQLException {
        if (channel.kind() != ChannelKind.ntfy || it.severity() == NotificationSeverity.critical
                || it.isAboutNoAlert()) {
            return Instant.MIN;
        }
        var minute = free(connection, channel.id(), now, A_MINUTE, Duration.ofMinutes(1));
        var day = free(connection, channel.id(), now, A_DAY, Duration.ofDays(1));
        return minute.isAfter(day) ? minute : day;
    }

    private static Instant free(Connection connection, String channel, Instant now, int most, Duration within)
            throws SQLException {
        Optional<Instant> oldest = Ask.first(connection, rows -> Instant.ofEpochMilli(rows.getLong(1)), """
                SELECT fired_at FROM notification_log
                WHERE channel_id = ? AND fired_at > ? AND ok = 1 AND severity = 'warning'
                ORDER BY fired_at DESC, id DESC LIMIT 1 OFFSET ?""", channel, now.minus(within), most - 1);
        return oldest.map(at -> at.plus(within)).orElse(Instant.MIN);
    }
}
