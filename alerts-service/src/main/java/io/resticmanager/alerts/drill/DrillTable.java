package io.resticmanager.alerts.drill;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

import io.resticmanager.platform.sqlite.Ask;

/** The tables {@code drilling}, of one row, and {@code drill}. */
final class DrillTable {

    private DrillTable() {}

    /** On from the first look at it. A time that is still to come was noted before the clock was set back. */
    static Drilling drilling(Connection connection, Instant now) throws SQLException {
        Ask.change(connection, """
                INSERT INTO drilling (one, enabled, since) VALUES (1, 1, ?)
                ON CONFLICT DO UPDATE SET since = excluded.since WHERE since > excluded.since""", now);
        return Ask.first(connection, rows -> new Drilling(rows.getBoolean("enabled"),
                Objects.requireNonNull(Ask.instant(rows, "since"))), "SELECT * FROM drilling").orElseThrow();
    }

    static void change(Connection connection, Drilling drilling) throws SQLException {
        Ask.change(connection, "UPDATE drilling SET enabled = ?, since = ?", drilling.enabled(), drilling.since());
    }

    /** False when that week has had its drill. */
    static boolean hold(Connection connection, DrillWeek week, Instant now, String alertId) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO drill (monday, held_at, alert_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING""",
                week.monday().toString(), now, alertId) > 0;
    }

    static boolean isHeld(Connection connection, DrillWeek week) throws SQLException {
        return Ask.first(connection, _ -> true, "SELECT 1 FROM drill WHERE monday = ?", week.monday().toString())
                .isPresent();
    }

    static Optional<Instant> lastHeld(Connection connection) throws SQLException {
        return Ask.first(connection, rows -> Instant.ofEpochMilli(rows.getLong(1)),
                "SELECT held_at FROM drill ORDER BY monday DESC LIMIT 1");
    }
}
