package io.resticmanager.jobs.schedule;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** The table {@code schedule}, statement by statement. A removed one is not found, unless it is asked for. */
public final class ScheduleTable {

    private ScheduleTable() {}

    static void insert(Connection connection, Schedule schedule, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO schedule (name, kind, enabled, body, revision, id, host_id, created_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            bind(insert, schedule);
            insert.setString(7, schedule.hostId());
            insert.setLong(8, now.toEpochMilli());
            insert.executeUpdate();
        }
    }

    static void update(Connection connection, Schedule schedule) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE schedule SET name = ?, kind = ?, enabled = ?, body = ?, revision = ? WHERE id = ?""")) {
            bind(update, schedule);
            update.executeUpdate();
        }
    }

    /** It backs up more from now on. */
    static void grown(Connection connection, String id, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("""
                UPDATE schedule SET grown_at = ?,
                       grown_config = (SELECT max(config_revision) FROM job WHERE host_id = schedule.host_id)
                WHERE id = ?""")) {
            update.setLong(1, now.toEpochMilli());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    private static void bind(PreparedStatement statement, Schedule schedule) throws SQLException {
        statement.setString(1, schedule.name());
        statement.setString(2, schedule.kind().name());
        statement.setInt(3, schedule.enabled() ? 1 : 0);
        statement.setString(4, Json.text(schedule));
        statement.setLong(5, schedule.revision());
        statement.setString(6, schedule.id());
    }

    static void remove(Connection connection, String id, Instant now) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE schedule SET removed_at = ? WHERE id = ?")) {
            update.setLong(1, now.toEpochMilli());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    public static Optional<Schedule> find(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT body FROM schedule WHERE id = ? AND removed_at IS NULL")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** In the order in which they were made. */
    public static List<Schedule> ofHost(Connection connection, String host) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT body FROM schedule WHERE host_id = ? AND removed_at IS NULL ORDER BY created_at, id")) {
            select.setString(1, host);
            return read(select);
        }
    }

    /** Removed or not. */
    public static Optional<Schedule> everKnown(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT body FROM schedule WHERE id = ?")) {
            select.setString(1, id);
            return read(select).stream().findFirst();
        }
    }

    /** Enabled ones of hosts that are active whose due times are not written up to that moment; at most so many. */
    public static List<Schedule> unwritten(Connection connection, Instant upTo, int most) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT body FROM schedule
                JOIN host ON host.id = schedule.host_id AND host.paused = 0 AND host.removed_at IS NULL
                WHERE enabled = 1 AND schedule.removed_at IS NULL AND coalesce(written_to, 0) < ?
                LIMIT ?""")) {
            select.setLong(1, upTo.toEpochMilli());
            select.setInt(2, most);
            return read(select);
        }
    }

    /** Up to when its due times are written; empty when they never were. */
    public static Optional<Instant> writtenTo(Connection connection, String id) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT written_to FROM schedule WHERE id = ? AND written_to IS NOT NULL")) {
            select.setString(1, id);
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(Instant.ofEpochMilli(rows.getLong(1))) : Optional.empty();
            }
        }
    }

    public static void written(Connection connection, String id, @Nullable Instant upTo) throws SQLException {
        try (var update = connection.prepareStatement("UPDATE schedule SET written_to = ? WHERE id = ?")) {
            update.setObject(1, upTo == null ? null : upTo.toEpochMilli());
            update.setString(2, id);
            update.executeUpdate();
        }
    }

    private static List<Schedule> read(PreparedStatement select) throws SQLException {
        var schedules = new ArrayList<Schedule>();
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                schedules.add(Json.read(rows.getString(1), Schedule.class));
            }
            return schedules;
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a schedule is not what we wrote", e);
        }
    }
}
