package io.resticmanager.jobs.snapshot;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.jobs.job.PageCursor;
import org.jspecify.annotations.Nullable;

/** The tables {@code snapshot} and {@code snapshot_part}, statement by statement. */
final class SnapshotTable {

    private SnapshotTable() {}

    static int keepPart(Connection connection, String host, String reportId, int part, boolean last, String snapshots,
            Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO snapshot_part (host_id, report_id, part, last, received_at, snapshots)
                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (host_id, report_id, part) DO NOTHING""")) {
            insert.setString(1, host);
            insert.setString(2, reportId);
            insert.setInt(3, part);
            insert.setInt(4, last ? 1 : 0);
            insert.setLong(5, now.toEpochMilli());
            insert.setString(6, snapshots);
            return insert.executeUpdate();
        }
    }

    /** The bodies of all parts in order when none is missing, else nothing. */
    static List<String> completeParts(Connection connection, String host, String reportId) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT part, last, snapshots FROM snapshot_part
                WHERE host_id = ? AND report_id = ? ORDER BY part""")) {
            select.setString(1, host);
            select.setString(2, reportId);
            try (var rows = select.executeQuery()) {
                var bodies = new ArrayList<String>();
                var last = false;
                while (rows.next()) {
                    if (rows.getInt(1) != bodies.size()) {
                        return List.of();
                    }
                    bodies.add(rows.getString(3));
                    last = rows.getBoolean(2);
                }
                return last ? bodies : List.of();
            }
        }
    }

    /** A complete report makes every other beginning of one worthless. */
    static int dropParts(Connection connection, String host) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM snapshot_part WHERE host_id = ?")) {
            delete.setString(1, host);
            return delete.executeUpdate();
        }
    }

    static int replace(Connection connection, String host, List<SnapshotRow> snapshots) throws SQLException {
        try (var delete = connection.prepareStatement("DELETE FROM snapshot WHERE host_id = ?")) {
            delete.setString(1, host);
            delete.executeUpdate();
        }
        try (var insert = connection.prepareStatement("""
                INSERT INTO snapshot (host_id, id, time, made_by, body) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (host_id, id) DO NOTHING""")) {
            for (var snapshot : snapshots) {
                insert.setString(1, host);
                insert.setString(2, snapshot.id());
                insert.setLong(3, snapshot.time().toEpochMilli());
                insert.setString(4, snapshot.madeBy());
                insert.setString(5, snapshot.body());
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    static boolean has(Connection connection, String host, String id) throws SQLException {
        try (var select = connection.prepareStatement("SELECT 1 FROM snapshot WHERE host_id = ? AND id = ?")) {
            select.setString(1, host);
            select.setString(2, id);
            try (var rows = select.executeQuery()) {
                return rows.next();
            }
        }
    }

    static int accept(Connection connection, String host, String id, String by, Instant now) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO accepted_snapshot (host_id, snapshot_id, accepted_by, accepted_at) VALUES (?, ?, ?, ?)
                ON CONFLICT (host_id, snapshot_id) DO NOTHING""")) {
            insert.setString(1, host);
            insert.setString(2, id);
            insert.setString(3, by);
            insert.setLong(4, now.toEpochMilli());
            return insert.executeUpdate();
        }
    }

    static List<SnapshotRow> newest(Connection connection, String host, @Nullable PageCursor after, int limit)
            throws SQLException {
        var beyond = after == null ? "" : " AND (time, id) < (?, ?)";
        try (var select = connection
                .prepareStatement("SELECT id, time, made_by, body FROM snapshot WHERE host_id = ?" + beyond
                        + " ORDER BY time DESC, id DESC LIMIT ?")) {
            select.setString(1, host);
            if (after != null) {
                select.setLong(2, after.at().toEpochMilli());
                select.setString(3, after.id());
            }
            select.setInt(after == null ? 2 : 4, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<SnapshotRow>();
                while (rows.next()) {
                    found.add(new SnapshotRow(rows.getString(1), Instant.ofEpochMilli(rows.getLong(2)),
                            rows.getString(3), rows.getString(4)));
                }
                return found;
            }
        }
    }
}
