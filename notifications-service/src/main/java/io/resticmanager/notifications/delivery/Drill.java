package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.event.Event;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.registry.ChannelRow;
import io.resticmanager.notifications.registry.ChannelTable;
import io.resticmanager.platform.sqlite.Ask;

/**
 * The weekly drill (ADR 60): one delivery for each channel that is switched on, whatever severities it wants, as a channel that is
 * never tried is not known to work. It says that the way works now, so it is told within a day or not at all.
 */
final class Drill {

    static final String KIND = "drill";

    private Drill() {}

    /** The channels that it is meant for: none when it was held too long ago. */
    static List<String> mean(Connection connection, Event.AlertTest drill, Instant now) throws SQLException {
        if (isOver(drill.occurredAt(), now)) {
            return List.of();
        }
        var channels = ChannelTable.all(connection).stream().filter(ChannelRow::enabled).map(ChannelRow::id).toList();
        for (var channel : channels) {
            DeliveryTable.supersede(connection, channel, KIND, now);
            DeliveryTable.insert(connection, delivery(channel, drill, now), false);
        }
        return channels;
    }

    static boolean isOver(Delivery it, Instant now) {
        return it.isDrill() && isOver(it.at(), now);
    }

    /** It is told no more. */
    static void giveUp(Connection connection, Delivery it, Instant now) throws SQLException {
        Ask.change(connection, """
                UPDATE delivery SET state = 'given_up', settled_at = ?,
                    error = coalesce(error, 'This drill could not be sent within 24 hours.')
                WHERE id = ? AND state = 'pending'""", now, it.id());
    }

    private static boolean isOver(Instant at, Instant now) {
        return at.plus(RetryPlan.LIFE).isBefore(now);
    }

    private static Delivery delivery(String channel, Event.AlertTest drill, Instant now) {
        return Delivery.aboutNoAlert(channel, NotificationEvent.TEST, KIND, drill.alertId(), drill.message(),
                drill.occurredAt(), drill.occurredAt(), null, now);
    }
}
