package io.resticmanager.platform.outbox;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The table {@code outbox_event}. */
final class OutboxRows {

    private OutboxRows() {}

    static int insert(Connection connection, OutboxRow row, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO outbox_event (message_id, subject, payload, added_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (message_id) DO NOTHING""")) {
            insert.setString(1, row.messageId());
            insert.setString(2, row.subject());
            insert.setBytes(3, row.payload());
            insert.setLong(4, now.toEpochMilli());
            return insert.executeUpdate();
        }
    }

    static List<OutboxRow> waiting(Connection connection, int limit) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT position, message_id, subject, payload FROM outbox_event
                WHERE acked_at IS NULL ORDER BY position LIMIT ?""")) {
            select.setInt(1, limit);
            return read(select.executeQuery());
        }
    }

    static int markAcked(Connection connection, List<OutboxRow> rows, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE outbox_event SET acked_at = ? WHERE position = ?")) {
            for (var row : rows) {
                update.setLong(1, now.toEpochMilli());
                update.setLong(2, row.position());
                update.addBatch();
            }
            return update.executeBatch().length;
        }
    }

    static int deleteAckedBefore(Connection connection, Instant limit) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM outbox_event WHERE acked_at < ?")) {
            delete.setLong(1, limit.toEpochMilli());
            return delete.executeUpdate();
        }
    }

    /** Everything acknowledged waits again, in its old place. */
    static int unmarkAll(Connection connection) throws SQLException {
        try (var update = connection
                .prepareStatement("UPDATE outbox_event SET acked_at = NULL WHERE acked_at IS NOT NULL")) {
            return update.executeUpdate();
        }
    }

    static long countWaiting(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery("SELECT count(*) FROM outbox_event WHERE acked_at IS NULL")) {
            return rows.getLong(1);
        }
    }

    /** When the oldest row that the broker does not have was added. */
    static Optional<Instant> oldestWaiting(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery(
                        "SELECT added_at FROM outbox_event WHERE acked_at IS NULL ORDER BY position LIMIT 1")) {
            return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
        }
    }

    static Optional<String> lastBroker(Connection connection) throws SQLException {
        try (var select = connection.createStatement();
                var rows = select.executeQuery("SELECT server_id FROM outbox_broker")) {
            return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
        }
    }

    static int setBroker(Connection connection, String serverId) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                INSERT INTO outbox_broker (only, server_id) VALUES (1, ?)
                ON CONFLICT (only) DO UPDATE SET server_id = excluded.server_id""")) {
            upsert.setString(1, serverId);
            return upsert.executeUpdate();
        }
    }

    private static List<OutboxRow> read(ResultSet rows) throws SQLException {
        try (rows) {
            var found = new ArrayList<OutboxRow>();
            while (rows.next()) {
                found.add(new OutboxRow(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getBytes(4)));
            }
            return found;
        }
    }
}
