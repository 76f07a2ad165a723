package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import io.resticmanager.contracts.run.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Damage in pack contents that an earlier check of the host found, and that no later one read enough to clear: that takes one of
 * all the data. What was found in another repository, before the host had the one that it has, says nothing.
 */
final class Unproven {

    /** How much a check read: as it told, or as it was asked. */
    static final String SUBSET = """
            coalesce(json_extract(job.summary, '$.finding.read_data_subset'), json_extract(job.options, '$.read_data_subset'))
            """;
    private static final String LAST = """
            WITH told AS (
                SELECT job.id, job.status, job.finished_at, job.error, job.summary, job.end_order, %s AS subset
                FROM job
                WHERE job.host_id = ?1 AND job.kind = 'check' AND job.status IN ('succeeded', 'failed') AND job.end_order <= ?2
                  AND job.queued_at >= coalesce((SELECT restic_id_since FROM host WHERE host.id = job.host_id), 0)),
            cleared AS (
                SELECT coalesce(max(end_order), 0) AS last FROM told
                WHERE status = 'succeeded' AND subset IN ('100%%', '1/1')
                  AND coalesce(json_extract(summary, '$.finding.errors'), 0) = 0)
            SELECT told.* FROM told, cleared
            WHERE end_order < ?2 AND end_order > last AND status = 'failed' AND subset IS NOT NULL
              AND json_extract(error, '$.cause') = 'damaged'
            ORDER BY end_order DESC LIMIT 1"""
            .formatted(SUBSET);

    private Unproven() {}

    /** @param order that of the check whose predecessors are asked for */
    static Outcome.@Nullable Unproven before(Connection connection, String host, long order) throws SQLException {
        var found = Ask.rows(connection, LAST, List.of(host, order), Unproven::read);
        return found.isEmpty() ? null : found.getFirst();
    }

    private static Outcome.Unproven read(ResultSet rows) throws SQLException {
        return new Outcome.Unproven(rows.getString("id"), Instant.ofEpochMilli(rows.getLong("finished_at")),
                rows.getString("subset"), Objects.requireNonNull(Ask.error(rows), "it failed"),
                rows.getLong("end_order"));
    }
}
