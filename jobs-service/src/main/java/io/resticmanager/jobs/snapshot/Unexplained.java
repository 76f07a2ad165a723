package io.resticmanager.jobs.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Which snapshots come from no job of their host. A job explains the one that its summary names; while it names none, the one whose
 * tag names the job, if it is the only one. A job of a host that was removed still explains what it made, one of another host does
 * not: its agent could claim what it has slipped in. What somebody has accepted needs no explanation.
 */
final class Unexplained {

    // Without the plus the index of what jobs made can not be searched: it has no
    // affinity, the column has one.
    static final String MADE_BY_NONE = """
            SELECT id FROM snapshot AS found
            WHERE host_id = ?
              AND NOT EXISTS (
                SELECT 1 FROM job JOIN host ON host.id = job.host_id
                WHERE summary IS NOT NULL AND json_extract(summary, '$.snapshot_id') = +found.id
                  AND (job.host_id = found.host_id OR host.removed_at IS NOT NULL))
              AND NOT EXISTS (
                SELECT 1 FROM job JOIN host ON host.id = job.host_id
                WHERE job.id = found.made_by AND kind = 'backup'
                  AND (summary IS NULL OR json_extract(summary, '$.snapshot_id') IS NULL)
                  AND (job.host_id = found.host_id OR host.removed_at IS NOT NULL)
                  AND (SELECT count(*) FROM snapshot AS same
                       WHERE same.host_id = found.host_id AND same.made_by = found.made_by) = 1)
              AND %s EXISTS (
                SELECT 1 FROM accepted_snapshot AS accepted
                WHERE accepted.host_id = found.host_id AND accepted.snapshot_id = found.id)
            ORDER BY time DESC, id DESC""";

    private Unexplained() {}

    /** Their ids, newest first, in the running transaction. */
    static Set<String> of(Connection connection, String host) throws SQLException {
        return ids(connection, host, MADE_BY_NONE.formatted("NOT"));
    }

    /** Those that no job made either, and that somebody has accepted. */
    static Set<String> accepted(Connection connection, String host) throws SQLException {
        return ids(connection, host, MADE_BY_NONE.formatted(""));
    }

    private static Set<String> ids(Connection connection, String host, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
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
