package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.run.RunState;

/** The open rows of a {@link Stretch}, and the table of those that are still to be settled. */
final class StretchTable {

    private static final String OF = " schedule_id = ? AND due_at BETWEEN ? AND ? AND ";

    record Kept(long id, Stretch stretch) {}

    private StretchTable() {}

    // In the words of the index of open rows, where it is enough.
    private static String open(Stretch stretch) {
        return OF + (stretch.state() == RunState.missed ? "state = 'due'" : "state IN ('due', 'missed')");
    }

    private static List<Object> bounds(Stretch stretch) {
        return List.of(stretch.scheduleId(), stretch.since().toEpochMilli(), stretch.until().toEpochMilli());
    }

    /** The due time of its open row of that number, from 0. */
    static Optional<Instant> nth(Connection connection, Stretch stretch, int number) throws SQLException {
        return instant(connection, "SELECT due_at AS found FROM run WHERE" + open(stretch)
                + " ORDER BY due_at LIMIT 1 OFFSET " + number, stretch);
    }

    static Optional<Instant> last(Connection connection, Stretch stretch) throws SQLException {
        return instant(connection, "SELECT due_at AS found FROM run WHERE" + open(stretch)
                + " ORDER BY due_at DESC LIMIT 1", stretch);
    }

    private static Optional<Instant> instant(Connection connection, String sql, Stretch stretch)
            throws SQLException {
        return Ask.rows(connection, sql, bounds(stretch), rows -> Instant.ofEpochMilli(rows.getLong("found")))
                .stream().findFirst();
    }

    static void settle(Connection connection, Stretch stretch) throws SQLException {
        RunTable.update(connection, "UPDATE run SET state = ?, reason = ? WHERE" + open(stretch),
                stretch.state().name(), stretch.reason(), stretch.scheduleId(), stretch.since().toEpochMilli(),
                stretch.until().toEpochMilli());
    }

    static void keep(Connection connection, Stretch stretch) throws SQLException {
        RunTable.update(connection, """
                INSERT INTO stretch (schedule_id, host_id, since, until, state, reason) VALUES (?, ?, ?, ?, ?, ?)""",
                stretch.scheduleId(), stretch.hostId(), stretch.since().toEpochMilli(),
                stretch.until().toEpochMilli(), stretch.state().name(), stretch.reason());
    }

    /** The oldest that is still to be settled. */
    static Optional<Kept> first(Connection connection) throws SQLException {
        return Ask.rows(connection, "SELECT * FROM stretch ORDER BY id LIMIT 1", List.of(),
                rows -> new Kept(rows.getLong("id"), Stretch.read(rows))).stream().findFirst();
    }

    static void goOn(Connection connection, Kept kept, Instant since) throws SQLException {
        RunTable.update(connection, "UPDATE stretch SET since = ? WHERE id = ?", since.toEpochMilli(), kept.id());
    }

    static void done(Connection connection, Kept kept) throws SQLException {
        RunTable.update(connection, "DELETE FROM stretch WHERE id = ?", kept.id());
    }
}
