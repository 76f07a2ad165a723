package io.resticmanager.jobs.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Compresses the logs of jobs that are over, and forgets those whose time is over. In small transactions, since what agents say
 * waits for each of them.
 */
@Singleton
public final class LogPacking {

    private static final int CHUNKS_AT_ONCE = 200;

    private final Transactions transactions;
    private final LogKeeping keeping;
    private final Clock clock;

    LogPacking(@Named("jobs") Transactions transactions, LogKeeping keeping, Clock clock) {
        this.transactions = transactions;
        this.keeping = keeping;
        this.clock = clock;
    }

    /** The lines of jobs that are over, so many chunks at a time that nothing else waits long; one that comes later has its turn. */
    public void pack() {
        var room = CHUNKS_AT_ONCE;
        for (var job : transactions.<List<String>>readSql(LogPacking::over)) {
            room -= pack(job, room);
        }
    }

    private int pack(String job, int most) {
        var chunks = 0;
        var more = true;
        while (more && chunks < most) {
            more = transactions.<Boolean>writeSql(connection -> packed(connection, job));
            chunks++;
        }
        return chunks;
    }

    /** By the time of compressing, which is ours, and not by what an agent's clock says. */
    public void forgetOld() {
        var before = clock.instant().minus(keeping.kept());
        var more = true;
        while (more) {
            more = transactions.<Integer>writeSql(connection -> forget(connection, before)) == CHUNKS_AT_ONCE;
        }
    }

    // From one job with lines to the next, without looking at all of its lines.
    private static List<String> over(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                WITH RECURSIVE logged (id) AS (
                    SELECT min(job_id) FROM job_log
                    UNION ALL
                    SELECT (SELECT min(job_id) FROM job_log WHERE job_id > logged.id) FROM logged
                    WHERE logged.id IS NOT NULL)
                SELECT job.id FROM logged JOIN job ON job.id = logged.id
                WHERE job.status IN ('succeeded', 'failed', 'cancelled')"""); var rows = select.executeQuery()) {
            var ids = new ArrayList<String>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return ids;
        }
    }

    // True while there may be more.
    private boolean packed(Connection connection, String job) throws SQLException {
        var lines = LogTables.rows(connection, job, 0, LogChunk.LINES);
        if (!lines.isEmpty()) {
            insert(connection, job, lines);
            try (var delete = connection.prepareStatement("DELETE FROM job_log WHERE job_id = ? AND n <= ?")) {
                delete.setString(1, job);
                delete.setLong(2, lines.getLast().n());
                delete.executeUpdate();
            }
        }
        return lines.size() == LogChunk.LINES;
    }

    private void insert(Connection connection, String job, List<LogLine> lines) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO job_log_chunk (job_id, first, last, packed_at, body) VALUES (?, ?, ?, ?, ?)""")) {
            insert.setString(1, job);
            insert.setLong(2, lines.getFirst().n());
            insert.setLong(3, lines.getLast().n());
            insert.setLong(4, clock.millis());
            insert.setBytes(5, LogChunk.packed(lines));
            insert.executeUpdate();
        }
    }

    private static int forget(Connection connection, Instant before) throws SQLException {
        try (var delete = connection.prepareStatement("""
                DELETE FROM job_log_chunk WHERE (job_id, first) IN (
                    SELECT job_id, first FROM job_log_chunk WHERE packed_at < ? LIMIT ?)""")) {
            delete.setLong(1, before.toEpochMilli());
            delete.setInt(2, CHUNKS_AT_ONCE);
            return delete.executeUpdate();
        }
    }
}
