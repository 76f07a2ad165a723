package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;

import io.resticmanager.jobs.job.StoredJob;

/** The order of ends, and the table {@code outcome}. A cancelled job is none, nor one that only looked what it would do. */
final class OutcomeTable {

    private OutcomeTable() {}

    /** Notes that the end of a job became known just now. */
    static boolean ended(Connection connection, StoredJob job) throws SQLException {
        update(connection, """
                UPDATE job SET end_order = 1 + coalesce((SELECT max(end_order) FROM job WHERE host_id = ?), 0)
                WHERE id = ?""", job.hostId(), job.id());
        var schedule = job.scheduleId() == null ? "" : job.scheduleId();
        update(connection, "DELETE FROM outcome WHERE host_id = ? AND kind = ? AND schedule_id = ?", job.hostId(),
                job.kind().name(), schedule);
        update(connection, """
                INSERT INTO outcome (host_id, kind, schedule_id, job_id)
                SELECT host_id, kind, coalesce(schedule_id, ''), id FROM job
                WHERE host_id = ? AND kind = ? AND coalesce(schedule_id, '') = ? AND status IN ('succeeded', 'failed')
                  AND coalesce(json_extract(options, '$.dry_run'), 0) = 0
                ORDER BY end_order DESC LIMIT 1""", job.hostId(), job.kind().name(), schedule);
        return true;
    }

    private static void update(Connection connection, String sql, String... values) throws SQLException {
        try (var update = connection.prepareStatement(sql)) {
            for (var i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
