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
import io.resticmanager.contracts.schedule.Spread;
import org.jspecify.annotations.Nullable;

/** The table {@code run}, statement by statement. */
final class RunTable {

    private RunTable() {}

    /** What stands there already stays as it is. */
    static void write(Connection connection, Spread spread, List<Instant> due, Duration grace) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO run (schedule_id, due_at, host_id, begin_at, late_at, state) VALUES (?, ?, ?, ?, ?, 'due')
                ON CONFLICT (schedule_id, due_at) DO NOTHING""")) {
            for (var each : due) {
                var late = each.plusSeconds(spread.jitterS()).plus(grace);
                bind(insert, spread.scheduleId(), each.toEpochMilli(), spread.hostId(),
                        spread.beginOf(each).toEpochMilli(), late.toEpochMilli());
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

    /** What was due by now and is only put off. */
    static List<RunRow> putOff(Connection connection, String schedule, Instant now) throws SQLException {
        return read(connection, """
                SELECT * FROM run WHERE schedule_id = ? AND due_at <= ? AND begin_at > ? AND state = 'due'
                ORDER BY due_at""", schedule, now.toEpochMilli(), now.toEpochMilli());
    }

    /** The last due time for which nothing has come, and that is to begin by now; with when it is to. */
    static Optional<Firing.Due> lastBegun(Connection connection, String schedule, Instant now) throws SQLException {
        return Ask.rows(connection,
                """
                        SELECT due_at, begin_at FROM run WHERE schedule_id = ? AND due_at <= ? AND begin_at <= ? AND state = 'due'
                        ORDER BY due_at DESC LIMIT 1""",
                List.of(schedule, now.toEpochMilli(), now.toEpochMilli()),
                rows -> new Firing.Due(Instant.ofEpochMilli(rows.getLong("due_at")),
                        Instant.ofEpochMilli(rows.getLong("begin_at"))))
                .stream().findFirst();
    }

    /** Late since that moment or longer, and nobody has been told; of what still counts, but for some hosts, a list in JSON. */
    static List<RunRow> untold(Connection connection, Instant lateBy, String butHosts, int most) throws SQLException {
        return read(connection, """
                SELECT run.* FROM run
                JOIN schedule ON schedule.id = run.schedule_id AND schedule.enabled = 1 AND schedule.removed_at IS NULL
                JOIN host ON host.id = run.host_id AND host.paused = 0 AND host.removed_at IS NULL
                WHERE run.state = 'due' AND run.told = 0 AND run.late_at <= ?
                  AND run.host_id NOT IN (SELECT value FROM json_each(?)) ORDER BY run.late_at LIMIT ?""",
                lateBy.toEpochMilli(), butHosts, most);
    }

    /** Forget and prune schedules of which a run is to begin by now; of what still counts. None whose past is still being settled. */
    static List<String> ours(Connection connection, Instant now) throws SQLException {
        return Ask.rows(connection, """
                SELECT DISTINCT run.schedule_id FROM run INDEXED BY run_due
                JOIN schedule ON schedule.id = run.schedule_id AND schedule.enabled = 1 AND schedule.removed_at IS NULL
                    AND schedule.kind IN ('forget', 'prune')
                JOIN host ON host.id = run.host_id AND host.paused = 0 AND host.removed_at IS NULL
                WHERE run.state = 'due' AND run.due_at <= ? AND run.begin_at <= ?
                  AND NOT EXISTS (SELECT 1 FROM stretch WHERE stretch.schedule_id = run.schedule_id)
                ORDER BY run.schedule_id""", List.of(now.toEpochMilli(), now.toEpochMilli()),
                rows -> rows.getString("schedule_id"));
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

    static int update(Connection connection, String sql, @Nullable Object... values) throws SQLException {
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
