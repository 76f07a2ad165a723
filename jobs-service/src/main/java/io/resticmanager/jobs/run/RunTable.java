package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** The table {@code run}, statement by statement. */
final class RunTable {

    private RunTable() {}

    /** What stands there already stays as it is. */
    static void write(Connection connection, Schedule schedule, List<Instant> due, Duration grace)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO run (schedule_id, due_at, host_id, late_at, state) VALUES (?, ?, ?, ?, 'due')
                ON CONFLICT (schedule_id, due_at) DO NOTHING""")) {
            for (var each : due) {
                bind(insert, schedule.id(), each.toEpochMilli(), schedule.hostId(),
                        each.plusSeconds(schedule.jitterS()).plus(grace).toEpochMilli());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /** What is not due yet, of one schedule. */
    static void withdraw(Connection connection, String schedule, Instant now) throws SQLException {
        update(connection, "DELETE FROM run WHERE schedule_id = ? AND due_at > ? AND state = 'due'", schedule,
                now.toEpochMilli());
    }

    static Optional<RunRow> find(Connection connection, String schedule, Instant due) throws SQLException {
        return read(connection, "SELECT * FROM run WHERE schedule_id = ? AND due_at = ?", schedule,
                due.toEpochMilli()).stream().findFirst();
    }

    /** Of one schedule, both ends included. */
    static List<RunRow> between(Connection connection, String schedule, Instant first, Instant last)
            throws SQLException {
        return read(connection, "SELECT * FROM run WHERE schedule_id = ? AND due_at BETWEEN ? AND ? ORDER BY due_at",
                schedule, first.toEpochMilli(), last.toEpochMilli());
    }

    static List<RunRow> openBefore(Connection connection, String schedule, Instant due) throws SQLException {
        return read(connection,
                "SELECT * FROM run WHERE schedule_id = ? AND due_at < ? AND state = 'due' ORDER BY due_at", schedule,
                due.toEpochMilli());
    }

    /** Late since that moment or longer, and nobody has been told; of what still counts. */
    static List<RunRow> untold(Connection connection, Instant lateBy, int most) throws SQLException {
        return read(connection, """
                SELECT run.* FROM run
                JOIN schedule ON schedule.id = run.schedule_id AND schedule.enabled = 1 AND schedule.removed_at IS NULL
                JOIN host ON host.id = run.host_id AND host.paused = 0 AND host.removed_at IS NULL
                WHERE run.state = 'due' AND run.told = 0 AND run.late_at <= ? ORDER BY run.late_at LIMIT ?""",
                lateBy.toEpochMilli(), most);
    }

    /** What has been due for forget and prune, in order of schedule and due time; of what still counts. */
    static List<RunRow> ours(Connection connection, Instant now) throws SQLException {
        return read(connection, """
                SELECT run.* FROM run INDEXED BY run_due
                JOIN schedule ON schedule.id = run.schedule_id AND schedule.enabled = 1 AND schedule.removed_at IS NULL
                    AND schedule.kind IN ('forget', 'prune')
                JOIN host ON host.id = run.host_id AND host.paused = 0 AND host.removed_at IS NULL
                WHERE run.state = 'due' AND run.due_at <= ? ORDER BY run.schedule_id, run.due_at""",
                now.toEpochMilli());
    }

    static void move(Connection connection, RunRow row, RunState state, @Nullable String job,
            @Nullable String reason) throws SQLException {
        update(connection, "UPDATE run SET state = ?, job_id = ?, reason = ? WHERE schedule_id = ? AND due_at = ?",
                state.name(), job, reason, row.scheduleId(), row.dueAt().toEpochMilli());
    }

    static void told(Connection connection, RunRow row) throws SQLException {
        update(connection, "UPDATE run SET told = 1 WHERE schedule_id = ? AND due_at = ?", row.scheduleId(),
                row.dueAt().toEpochMilli());
    }

    /** At most so many at once; tells how many. */
    static int forget(Connection connection, Instant before, int most) throws SQLException {
        return update(connection, """
                DELETE FROM run WHERE (schedule_id, due_at) IN (
                    SELECT schedule_id, due_at FROM run WHERE due_at < ? LIMIT ?)""", before.toEpochMilli(), most);
    }

    private static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            bind(update, values);
            return update.executeUpdate();
        }
    }

    private static List<RunRow> read(Connection connection, String sql, @Nullable Object... values)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            bind(select, values);
            var found = new ArrayList<RunRow>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(RunRow.read(rows));
                }
            }
            return found;
        }
    }

    private static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
