package io.resticmanager.notifications.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.notifications.channel.Daily;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.registry.DigestTimes;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** A digest is written down before it goes, once for a channel and a day; from there it is a delivery as any other. */
@Singleton
public final class DigestIntents {

    private static final String KIND = "digest";
    private static final Duration KEPT = Duration.ofDays(40);

    private final Transactions transactions;
    private final Workers workers;
    private final Clock clock;

    DigestIntents(@Named("notifications") Transactions transactions, Workers workers, Clock clock) {
        this.transactions = transactions;
        this.workers = workers;
        this.clock = clock;
    }

    /** Whether the channel's digest of that day is written down already. */
    public static boolean isMeant(Connection connection, String channel, Daily.Due due) throws SQLException {
        return Ask.first(connection, _ -> true, "SELECT 1 FROM digest WHERE channel_id = ? AND day = ?", channel,
                due.day().toString()).isPresent();
    }

    /** False when there is one of that day already, or the channel wants none any more. */
    public boolean mean(String channel, Daily.Due due, String text) {
        return transactions.<Boolean>writeSql(connection -> {
            var it = delivery(channel, due, text, clock.instant());
            if (!DigestTimes.has(connection, channel) || !claim(connection, it, due)) {
                return false;
            }
            // Yesterday's that did not get through.
            DeliveryTable.supersede(connection, channel, KIND, it.createdAt());
            DeliveryTable.insert(connection, it, false);
            transactions.afterCommit(() -> workers.wake(channel));
            return true;
        });
    }

    private static boolean claim(Connection connection, Delivery it, Daily.Due due) throws SQLException {
        Ask.change(connection, "DELETE FROM digest WHERE channel_id = ? AND due_at < ?", it.channelId(),
                it.createdAt().minus(KEPT));
        return Ask.change(connection, """
                INSERT INTO digest (channel_id, day, due_at, delivery_id) VALUES (?, ?, ?, ?)
                ON CONFLICT (channel_id, day) DO NOTHING""", it.channelId(), due.day().toString(), due.at(),
                it.id()) == 1;
    }

    private static Delivery delivery(String channel, Daily.Due due, String text, Instant now) {
        return Delivery.aboutNoAlert(channel, NotificationEvent.DIGEST, KIND, Ids.next(), text, due.at(), now, null,
                now);
    }
}
