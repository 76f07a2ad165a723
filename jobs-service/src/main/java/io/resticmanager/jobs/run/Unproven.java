package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.run.Outcome;

/**
 * Damage in pack contents that an earlier check of the host found, and that no later one read enough to clear: that takes one of
 * all the data. What was found in another repository, before the host had the one that it has, says nothing.
 */
final class Unproven {

    /** How much a check read: as it told, or as it was asked. */
    static final String SUBSET = """
            coalesce(json_extract(job.summary, '$.finding.read_data_subset'), json_extract(job.options, '$.read_data_subset'))
            """;
    // The cross join has it look at the checks of these hosts alone.
    static final String LAST = """
            WITH told AS (
                SELECT asked.value ->> 0 AS host_id, CAST(asked.value ->> 1 AS INTEGER) AS until, job.id, job.status, job.finished_at,
                       job.error, job.summary, job.end_order, %s AS subset
                FROM json_each(?1) AS asked CROSS JOIN job ON job.host_id = asked.value ->> 0
                WHERE job.kind = 'check' AND job.status IN ('succeeded', 'failed') AND job.end_order <= CAST(asked.value ->> 1 AS INTEGER)
                  AND job.queued_at >= coalesce((SELECT restic_id_since FROM host WHERE host.id = job.host_id), 0)),
            cleared AS (
                SELECT host_id, until, max(end_order) AS last FROM told
                WHERE status = 'succeeded' AND subset IN ('%s') AND coalesce(json_extract(summary, '$.finding.errors'), 0) = 0
                GROUP BY host_id, until)
            SELECT told.* FROM told LEFT JOIN cleared USING (host_id, until)
            WHERE end_order < until AND end_order > coalesce(cleared.last, 0) AND status = 'failed' AND subset IS NOT NULL
              AND json_extract(error, '$.cause') = 'damaged'
            ORDER BY end_order"""
            .formatted(SUBSET, String.join("', '", CheckOptions.ALL_DATA));

    private Unproven() {}

    /** A check, by its host and the order of its end. */
    record Asked(String host, long order) {}

    /** For each of these checks what was found last before it; absent where there is nothing. All in one question. */
    static Map<Asked, Outcome.Unproven> before(Connection connection, List<Asked> checks) throws SQLException {
        var found = new HashMap<Asked, Outcome.Unproven>();
        if (!checks.isEmpty()) {
            var asked = checks.stream().map(it -> List.of(it.host(), Long.toString(it.order()))).toList();
            Ask.rows(connection, LAST, List.of(Json.text(asked)), rows -> found.put(
                    new Asked(rows.getString("host_id"), rows.getLong("until")), read(rows)));
        }
        return found;
    }

    private static Outcome.Unproven read(ResultSet rows) throws SQLException {
        return new Outcome.Unproven(rows.getString("id"), Instant.ofEpochMilli(rows.getLong("finished_at")),
                rows.getString("subset"), Objects.requireNonNull(Ask.error(rows), "it failed"),
                rows.getLong("end_order"));
    }
}
