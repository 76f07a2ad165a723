package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.DigestTimes;
import io.resticmanager.platform.sqlite.Ask;

/**
 * A channel that works again is told what was given up while it did not: of each alert the newest news, as a new delivery, which names
 * what was missed before it. Nothing is meant again that has newer news, is hushed, was dropped by a person, or is of a severity that the
 * channel does not want; a channel with a digest has its mail a day. What is meant again waits like all else, so asking twice means it once.
 */
final class Revival {

    /** Older news helps nobody. */
    static final Duration OLDEST = Duration.ofDays(7);
    private static final int MOST = 1_000;

    private Revival() {}

    /** A person repaired the channel, or tested it with success: each time, what was given up until then. */
    static void repaired(Connection connection, ChannelRow channel, Instant now) throws SQLException {
        mean(connection, channel, now, Integer.MAX_VALUE);
    }

    /** It took something by itself: once, since it may refuse this news alone. */
    static void works(Connection connection, ChannelRow channel, Instant now) throws SQLException {
        mean(connection, channel, now, 1);
    }

    private static void mean(Connection connection, ChannelRow channel, Instant now, int most) throws SQLException {
        if (DigestTimes.has(connection, channel.id())) {
            return;
        }
        for (var lost : lost(connection, channel.id(), now.minus(OLDEST), most)) {
            if (channel.severities().contains(Severity.valueOf(lost.severity().name()))) {
                var again = newest(connection, lost).again(channel.id(), now);
                DeliveryTable.insert(connection, Batches.place(connection, channel.kind(), again, null), false);
            }
        }
    }

    // Ids grow, so the newest of one revision is the last that was meant.
    private static List<Delivery> lost(Connection connection, String channel, Instant since, int most)
            throws SQLException {
        return Ask.rows(connection, Delivery::read, """
                SELECT * FROM delivery AS lost
                WHERE channel_id = ?1 AND created_at >= ?2 AND at >= ?2 AND state = 'given_up'
                    AND event IN ('alert.raised', 'alert.acknowledged', 'alert.resolved')
                    AND NOT EXISTS (SELECT 1 FROM delivery AS newer WHERE newer.alert_id = lost.alert_id
                        AND newer.channel_id = ?1 AND (newer.revision, newer.id) > (lost.revision, lost.id))
                    AND (SELECT count(*) FROM delivery AS same WHERE same.alert_id = lost.alert_id
                        AND same.channel_id = ?1 AND same.revision = lost.revision) <= ?3
                ORDER BY at, id LIMIT ?4""", channel, since, most, MOST);
    }

    // Other channels may have heard more while this one was switched off.
    private static Delivery newest(Connection connection, Delivery lost) throws SQLException {
        return Ask.first(connection, Delivery::read,
                "SELECT * FROM delivery WHERE alert_id = ? ORDER BY revision DESC, id DESC LIMIT 1", lost.alertId())
                .orElse(lost);
    }
}
