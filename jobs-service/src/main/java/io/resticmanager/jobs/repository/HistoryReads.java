package io.resticmanager.jobs.repository;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.JobsRpc.Measured;
import io.resticmanager.contracts.job.RepositoryHealth.Measurement;
import org.jspecify.annotations.Nullable;

/** Measurements of one host. What is older than the repository that the host has now is about another one. */
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

    /** When the newest ones were and what the repository took then; so many, oldest first. */
    static List<Measured> sizes(Connection connection, String host, int newest) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT at, total_size FROM repository_history
                WHERE host_id = ?1 AND at >= coalesce((SELECT restic_id_since FROM host WHERE id = ?1), 0)
                ORDER BY at DESC LIMIT ?2""")) {
            select.setString(1, host);
            select.setInt(2, newest);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Measured>();
                while (rows.next()) {
                    found.add(new Measured(Instant.ofEpochMilli(rows.getLong(1)), rows.getLong(2)));
                }
                return found.reversed();
            }
        }
    }

    private static @Nullable Long number(ResultSet rows, int column) throws SQLException {
        var number = rows.getLong(column);
        return rows.wasNull() ? null : number;
    }
}
