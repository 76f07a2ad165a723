package io.resticmanager.platform.event;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

import io.resticmanager.platform.sqlite.Transactions;

/** What has been acted upon (tables {@code seen_event} and {@code dead_letter}). */
final class Inbox {

    /** The stream keeps seven days; older messages can not come again. */
    private static final Duration KEPT = Duration.ofDays(8);

    private final Transactions transactions;
    private final Clock clock;

    Inbox(Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The effect and the note of it in one transaction; nothing when it was noted before. */
    void take(String stream, Delivery delivery, List<Listener> listeners) {
        transactions.write(() -> {
            if (note(stream, delivery)) {
                listeners.forEach(listener -> listener.effect().accept(delivery));
            }
        });
    }

    /** Given up: kept for a person to look at, and never tried again. */
    void bury(String stream, Delivery delivery, Throwable why) {
        transactions.write(() -> {
            if (note(stream, delivery)) {
                transactions.writeSql(connection -> insertDead(connection, stream, delivery, why));
            }
        });
    }

    void forgetOld() {
        transactions.writeSql(connection -> {
            try (var delete = connection.prepareStatement("DELETE FROM seen_event WHERE seen_at < ?")) {
                delete.setLong(1, clock.instant().minus(KEPT).toEpochMilli());
                return delete.executeUpdate();
            }
        });
    }

    private boolean note(String stream, Delivery delivery) {
        return transactions.<Boolean>writeSql(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO seen_event (stream, message_id, seen_at) VALUES (?, ?, ?)
                    ON CONFLICT (stream, message_id) DO NOTHING""")) {
                insert.setString(1, stream);
                insert.setString(2, delivery.id());
                insert.setLong(3, clock.millis());
                return insert.executeUpdate() == 1;
            }
        });
    }

    private int insertDead(Connection connection, String stream, Delivery delivery, Throwable why) throws SQLException {
        try (var insert = connection.prepareStatement(
                """
                        INSERT INTO dead_letter (stream, message_id, subject, payload, error, died_at) VALUES (?, ?, ?, ?, ?, ?)""")) {
            insert.setString(1, stream);
            insert.setString(2, delivery.id());
            insert.setString(3, delivery.subject());
            insert.setBytes(4, delivery.payload());
            insert.setString(5, String.valueOf(why));
            insert.setLong(6, clock.millis());
            return insert.executeUpdate();
        }
    }
}
