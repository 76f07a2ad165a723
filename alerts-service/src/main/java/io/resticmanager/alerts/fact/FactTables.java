package io.resticmanager.alerts.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

import io.resticmanager.alerts.fact.Facts.HostFacts;
import io.resticmanager.alerts.sql.Ask;
import org.jspecify.annotations.Nullable;

/** The tables {@code host} and {@code schedule}. */
final class FactTables {

    private FactTables() {}

    static boolean told(Connection connection, HostFacts host, long revision, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, name, paused, revision, heard_at) VALUES (?1, ?2, coalesce(?3, 0), ?4, ?5)
                ON CONFLICT (id) DO UPDATE SET name = coalesce(?2, name), paused = coalesce(?3, paused), revision = ?4,
                    heard_at = ?5
                WHERE revision < ?4 AND removed = 0""", host.id(), host.name(), host.paused(), revision, now) > 0;
    }

    static boolean named(Connection connection, String host, String name, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, name, heard_at) VALUES (?1, ?2, ?3)
                ON CONFLICT (id) DO UPDATE SET name = ?2 WHERE name IS NULL""", host, name, now) > 0;
    }

    static boolean looked(Connection connection, HostFacts host, Instant began, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, name, paused, heard_at) VALUES (?1, ?2, coalesce(?3, 0), ?4)
                ON CONFLICT (id) DO UPDATE SET name = coalesce(?2, name), paused = coalesce(?3, paused)
                WHERE (heard_at < ?4 OR heard_at > ?5) AND removed = 0 AND (name IS NOT ?2 OR paused IS NOT ?3)""",
                host.id(), host.name(), host.paused(), began, now) > 0;
    }

    static boolean removed(Connection connection, String host, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, removed, heard_at) VALUES (?, 1, ?)
                ON CONFLICT (id) DO UPDATE SET removed = 1, heard_at = excluded.heard_at WHERE removed = 0""",
                host, now) > 0;
    }

    static boolean schedule(Connection connection, String id, String host, @Nullable String name)
            throws SQLException {
        return Ask.change(connection, """
                INSERT INTO schedule (id, host_id, name) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name IS NOT excluded.name""",
                id, host, name) > 0;
    }

    static boolean scheduleChanged(Connection connection, String id, String host, long revision, boolean gone)
            throws SQLException {
        return Ask.change(connection, """
                INSERT INTO schedule (id, host_id, revision, gone) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, gone = max(gone, excluded.gone)
                WHERE revision < excluded.revision OR gone < excluded.gone""", id, host, revision, gone) > 0;
    }

    static Optional<String> hostName(Connection connection, String host) throws SQLException {
        return Ask.first(connection, rows -> rows.getString(1),
                "SELECT name FROM host WHERE id = ? AND name IS NOT NULL", host);
    }

    static Optional<String> scheduleName(Connection connection, String schedule) throws SQLException {
        return Ask.first(connection, rows -> rows.getString(1),
                "SELECT name FROM schedule WHERE id = ? AND name IS NOT NULL", schedule);
    }

    static boolean paused(Connection connection, String host) throws SQLException {
        return Ask.first(connection, _ -> true, "SELECT 1 FROM host WHERE id = ? AND paused = 1", host).isPresent();
    }

    static boolean over(Connection connection, String host, String schedule) throws SQLException {
        return Ask.first(connection, _ -> true, """
                SELECT 1 FROM host WHERE id = ?1 AND removed = 1
                UNION ALL SELECT 1 FROM schedule WHERE id = ?2 AND gone = 1""", host, schedule).isPresent();
    }
}
