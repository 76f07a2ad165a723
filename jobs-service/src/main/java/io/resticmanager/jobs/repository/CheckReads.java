package io.resticmanager.jobs.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.RepositoryHealth.Check;
import io.resticmanager.contracts.json.Json;

/**
 * Checks of hosts that share a repository, as far as they said something of the one that each has now: those that succeeded, or
 * that found damage. One that could not lock or reach it has checked nothing. Any other job that met damage has seen as much of it
 * as a check of the structure.
 */
final class CheckReads {

    private static final String ALL = "subset IN ('%s')".formatted(String.join("', '", CheckOptions.ALL_DATA));
    // The cross join has it look at these hosts' jobs alone, never at the failed
    // ones
    // of the whole fleet.
    static final String TOLD = """
            SELECT job.rowid AS nth, job.id, queued_at, finished_at,
                   status = 'succeeded' AND coalesce(json_extract(summary, '$.finding.errors'), 0) = 0 AS ok,
                   coalesce(json_extract(summary, '$.finding.read_data_subset'),
                            json_extract(options, '$.read_data_subset')) AS subset, kind = 'check' AS checked
            FROM json_each(?1) AS asked CROSS JOIN job ON job.host_id = asked.value
            WHERE (kind = 'check' OR status = 'failed')
              AND queued_at >= coalesce((SELECT restic_id_since FROM host WHERE host.id = job.host_id), 0)
              AND (status = 'succeeded' OR (status = 'failed' AND json_extract(error, '$.cause') = 'damaged'))""";

    private CheckReads() {}

    /** @param all only one that read all the data */
    static Optional<Check> last(Connection connection, List<String> hosts, boolean all) throws SQLException {
        return first(connection, hosts, "SELECT * FROM (" + TOLD + ") WHERE checked " + (all ? "AND " + ALL : "")
                + " ORDER BY queued_at DESC, id DESC LIMIT 1");
    }

    /**
     * One that found damage which no later one has proved to be gone: that needs one that read at least as much, and of contents
     * all the data. Later is what became known here later, as an agent's clock may be wrong. Of several, what takes most to clear.
     */
    static Optional<Check> damage(Connection connection, List<String> hosts) throws SQLException {
        return first(connection, hosts, "WITH told AS (" + TOLD + """
                ), passed AS (
                    SELECT coalesce(max(nth) FILTER (WHERE ok AND\s""" + ALL + """
                ), 0) AS contents, coalesce(max(nth) FILTER (WHERE ok), 0) AS structure FROM told)
                SELECT told.* FROM told, passed
                WHERE NOT ok AND nth > CASE WHEN subset IS NULL THEN structure ELSE contents END
                ORDER BY subset IS NULL, nth DESC LIMIT 1""");
    }

    private static Optional<Check> first(Connection connection, List<String> hosts, String sql) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, Json.text(hosts));
            try (var rows = select.executeQuery()) {
                return rows.next() ? Optional.of(check(rows)) : Optional.empty();
            }
        }
    }

    private static Check check(ResultSet row) throws SQLException {
        return new Check(row.getString("id"), Instant.ofEpochMilli(row.getLong("finished_at")), row.getBoolean("ok"),
                row.getString("subset"));
    }
}
