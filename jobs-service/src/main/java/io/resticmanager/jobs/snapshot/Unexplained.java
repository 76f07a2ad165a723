package io.resticmanager.jobs.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which snapshots come from no job of ours. A job explains the one that its summary names; while it names none, the one whose
 * tag names the job. What somebody has accepted needs no explanation.
 */
final class Unexplained {

    private Unexplained() {}

    /** Their ids, newest first, in the running transaction. */
    static Set<String> of(Connection connection, String host) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT id FROM snapshot AS found
                WHERE host_id = ?
                  AND NOT EXISTS (
                    SELECT 1 FROM job
                    WHERE summary IS NOT NULL AND json_extract(summary, '$.snapshot_id') = found.id)
                  AND NOT EXISTS (
                    SELECT 1 FROM job
                    WHERE job.id = found.made_by AND kind = 'backup'
                      AND (summary IS NULL OR json_extract(summary, '$.snapshot_id') IS NULL))
                  AND NOT EXISTS (
                    SELECT 1 FROM accepted_snapshot AS accepted
                    WHERE accepted.host_id = found.host_id AND accepted.snapshot_id = found.id)
                ORDER BY time DESC, id DESC""")) {
            select.setString(1, host);
            try (var rows = select.executeQuery()) {
                var ids = new LinkedHashSet<String>();
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
                return ids;
            }
        }
    }
}
