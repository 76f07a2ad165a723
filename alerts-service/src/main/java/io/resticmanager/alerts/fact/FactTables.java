package io.resticmanager.alerts.fact;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import io.resticmanager.alerts.fact.Facts.HostFacts;
import io.resticmanager.alerts.fact.Facts.ScheduleFacts;
import io.resticmanager.alerts.fact.Facts.ScheduleTold;
import io.resticmanager.platform.sqlite.Ask;
import org.jspecify.annotations.Nullable;

/** The tables {@code host} and {@code schedule}. */
final class FactTables {

    private FactTables() {}

    private static @Nullable String searched(@Nullable String name) {
        return name == null ? null : name.toLowerCase(Locale.ROOT);
    }

    static boolean told(Connection connection, HostFacts host, long revision, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, name, search, paused, revision, heard_at)
                VALUES (?1, ?2, coalesce(?6, ''), coalesce(?3, 0), ?4, ?5)
                ON CONFLICT (id) DO UPDATE SET name = coalesce(?2, name), search = coalesce(?6, search),
                    paused = coalesce(?3, paused), revision = ?4, heard_at = ?5
                WHERE revision < ?4 AND removed = 0""", host.id(), host.name(), host.paused(), revision, now,
                searched(host.name())) > 0;
    }

    static boolean named(Connection connection, String host, String name, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, name, search, heard_at) VALUES (?1, ?2, ?4, ?3)
                ON CONFLICT (id) DO UPDATE SET name = ?2, search = ?4 WHERE name IS NULL""", host, name, now,
                searched(name)) > 0;
    }

    static boolean looked(Connection connection, HostFacts host, Instant began, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, name, search, paused, heard_at)
                VALUES (?1, ?2, coalesce(?6, ''), coalesce(?3, 0), ?4)
                ON CONFLICT (id) DO UPDATE SET name = coalesce(?2, name), search = coalesce(?6, search),
                    paused = coalesce(?3, paused)
                WHERE (heard_at < ?4 OR heard_at > ?5) AND removed = 0
                    AND (name IS NOT ?2 OR search IS NOT ?6 OR paused IS NOT ?3)""",
                host.id(), host.name(), host.paused(), began, now, searched(host.name())) > 0;
    }

    static boolean removed(Connection connection, String host, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO host (id, removed, heard_at) VALUES (?, 1, ?)
                ON CONFLICT (id) DO UPDATE SET removed = 1, heard_at = excluded.heard_at WHERE removed = 0""",
                host, now) > 0;
    }

    /** As a look at its owner showed it. An event that was heard after the look began knows better whether it is disabled. */
    static boolean scheduleLooked(Connection connection, ScheduleFacts it, Instant began, Instant now)
            throws SQLException {
        return Ask.change(connection, """
                INSERT INTO schedule (id, host_id, name, disabled) VALUES (?1, ?2, ?3, ?4)
                ON CONFLICT (id) DO UPDATE SET name = ?3,
                    disabled = CASE WHEN heard_at < ?5 OR heard_at > ?6 THEN ?4 ELSE disabled END
                WHERE name IS NOT ?3 OR (disabled <> ?4 AND (heard_at < ?5 OR heard_at > ?6))""",
                it.id(), it.hostId(), it.name(), it.disabled(), began, now) > 0;
    }

    static boolean schedule(Connection connection, String id, String host, @Nullable String name)
            throws SQLException {
        return Ask.change(connection, """
                INSERT INTO schedule (id, host_id, name) VALUES (?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET name = excluded.name WHERE name IS NOT excluded.name""",
                id, host, name) > 0;
    }

    static boolean scheduleChanged(Connection connection, ScheduleTold it, Instant now) throws SQLException {
        return Ask.change(connection, """
                INSERT INTO schedule (id, host_id, revision, gone, disabled, heard_at)
                VALUES (?1, ?2, ?3, ?4, coalesce(?5, 0), ?6)
                ON CONFLICT (id) DO UPDATE SET revision = ?3, gone = max(gone, ?4), disabled = coalesce(?5, disabled),
                    heard_at = ?6
                WHERE revision < ?3 OR gone < ?4""", it.id(), it.hostId(), it.revision(), it.gone(), it.disabled(),
                now) > 0;
    }

    static Optional<String> hostName(Connection connection, String host) throws SQLException {
        return Ask.first(connection, rows -> rows.getString(1),
                "SELECT name FROM host WHERE id = ? AND name IS NOT NULL", host);
    }

    static Optional<String> scheduleName(Connection connection, String schedule) throws SQLException {
        return Ask.first(connection, rows -> rows.getString(1),
                "SELECT name FROM schedule WHERE id = ? AND name IS NOT NULL", schedule);
    }

    static boolean disabled(Connection connection, String schedule) throws SQLException {
        return Ask.first(connection, _ -> true, "SELECT 1 FROM schedule WHERE id = ? AND disabled = 1", schedule)
                .isPresent();
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
