package io.resticmanager.notifications.registry;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** The table {@code notification_channels}. */
public final class ChannelTable {

    private ChannelTable() {}

    public static List<ChannelRow> all(Connection connection) throws SQLException {
        return Ask.rows(connection, ChannelRow::read,
                "SELECT * FROM notification_channels ORDER BY name COLLATE NOCASE, id");
    }

    /**
     * Those that are to be told of an alert of that severity: they are on, or were switched off by nobody and will miss it until somebody has
     * mended them.
     */
    public static List<ChannelRow> wanting(Connection connection, Severity severity) throws SQLException {
        return Ask.rows(connection, ChannelRow::read, """
                SELECT * FROM notification_channels WHERE enabled = 1 OR disabled_reason IS NOT NULL ORDER BY id""")
                .stream()
                .filter(it -> it.wants(severity)).toList();
    }

    public static Optional<ChannelRow> find(Connection connection, String id) throws SQLException {
        return Ask.first(connection, ChannelRow::read, "SELECT * FROM notification_channels WHERE id = ?", id);
    }

    // SQLite knows upper and lower case of ASCII alone.
    static boolean isTaken(Connection connection, String name, String byOtherThan) throws SQLException {
        return Ask.rows(connection, rows -> rows.getString("name"),
                "SELECT name FROM notification_channels WHERE id <> ?", byOtherThan).stream()
                .anyMatch(other -> ChannelName.alike(other, name));
    }

    static void insert(Connection connection, ChannelRow row) throws SQLException {
        Ask.change(connection, """
                INSERT INTO notification_channels (id, kind, name, enabled, warning, critical, config, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""", row.id(), row.kind(), row.name(), row.enabled(),
                row.wants(Severity.warning), row.wants(Severity.critical), row.config(), row.createdAt());
    }

    static void update(Connection connection, ChannelRow row) throws SQLException {
        Ask.change(connection, """
                UPDATE notification_channels SET name = ?, enabled = ?, warning = ?, critical = ?, config = ?,
                    disabled_reason = ? WHERE id = ?""", row.name(), row.enabled(), row.wants(Severity.warning),
                row.wants(Severity.critical), row.config(), row.disabledReason(), row.id());
    }

    static void delete(Connection connection, String id) throws SQLException {
        Ask.change(connection, "DELETE FROM notification_channels WHERE id = ?", id);
    }

    /** @param error what went wrong, absent when it went well */
    public static void fired(Connection connection, String id, Instant at, @Nullable String error)
            throws SQLException {
        Ask.change(connection,
                "UPDATE notification_channels SET last_fired_at = ?, last_ok = ?, last_error = ? WHERE id = ?",
                at, error == null, error, id);
    }

    /** False when it is switched off already. */
    public static boolean disable(Connection connection, String id, String reason) throws SQLException {
        return Ask.change(connection,
                "UPDATE notification_channels SET enabled = 0, disabled_reason = ? WHERE id = ? AND enabled = 1",
                reason, id) > 0;
    }
}
