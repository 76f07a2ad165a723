package io.resticmanager.jobs.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.RepositoryHealth.Check;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import org.jspecify.annotations.Nullable;

/**
 * Measurements and checks of one host, statement by statement. What is older than the repository that the host has now is about
 * another one, and would be false comfort.
 */
final class HistoryReads {

    /** So many measurements are told. */
    static final int MOST = 400;

    private HistoryReads() {}

    /** The newest ones, oldest first. */
    static List<Measurement> measurements(Connection connection, String host) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT at, total_size, uncompressed_size, snapshots, restore_size FROM repository_history
                WHERE host_id = ?1 AND at >= coalesce((SELECT restic_id_since FROM host WHERE id = ?1), 0)
                ORDER BY at DESC LIMIT ?2""")) {
            select.setString(1, host);
            select.setInt(2, MOST);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Measurement>();
                while (rows.next()) {
                    found.add(new Measurement(Instant.ofEpochMilli(rows.getLong(1)), rows.getLong(2),
                            number(rows, 3), rows.getLong(4), number(rows, 5)));
                }
                return found.reversed();
            }
        }
    }

    /**
     * The last check that said something of the repository: one that succeeded, or that found damage. One that could not lock
     * or reach it has checked nothing.
     *
     * @param all only one that read all the data
     */
    static Optional<Check> lastCheck(Connection connection, String host, boolean all) throws SQLException {
        try (var select = connection.prepareStatement(
                """
                              SELECT id, finished_at, status = 'succeeded' AND coalesce(json_extract(summary, '$.finding.errors'), 0) = 0,
                                     coalesce(json_extract(summary, '$.finding.read_data_subset'),
                                              json_extract(options, '$.read_data_subset')) AS subset
                              FROM job
                              WHERE host_id = ?1 AND kind = 'check'
                        AND queued_at >= coalesce((SELECT restic_id_since FROM host WHERE id = ?1), 0)
                                AND (status = 'succeeded' OR (status = 'failed' AND json_extract(error, '$.cause') = 'damaged'))
                                AND (?2 = 0 OR subset IN ('100%', '1/1'))
                              ORDER BY queued_at DESC, id DESC LIMIT 1""")) {
            select.setString(1, host);
            select.setInt(2, all ? 1 : 0);
            try (var rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.of(new Check(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)),
                                rows.getBoolean(3), rows.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private static @Nullable Long number(ResultSet rows, int column) throws SQLException {
        var number = rows.getLong(column);
        return rows.wasNull() ? null : number;
    }
}
