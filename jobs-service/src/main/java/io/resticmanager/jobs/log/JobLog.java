package io.resticmanager.jobs.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.sqlite.Transactions;

/** The lines that jobs have said. A line is known by its number: the same one again changes nothing. */
@Singleton
public final class JobLog {

    private final Transactions transactions;
    private final Live live;

    JobLog(@Named("jobs") Transactions transactions, @Named("jobs") Live live) {
        this.transactions = transactions;
        this.live = live;
    }

    /** Keeps the lines in the running transaction; who is watching gets them once it is committed. */
    public void append(String jobId, List<LogLine> lines) {
        var bounded = lines.stream().filter(line -> line.n() > 0).map(JobLog::bounded).toList();
        if (bounded.isEmpty()) {
            return;
        }
        transactions.writeSql(connection -> insert(connection, jobId, bounded));
        var page = new LogPage(bounded, bounded.getLast().n(), false);
        transactions.afterCommit(() -> live.publish(Subjects.liveLog(jobId), page));
    }

    /** Lines after {@code after}, in order, at most {@code limit}, in the running transaction. */
    List<LogLine> after(Connection connection, String jobId, long after, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT n, at, stream, text FROM job_log WHERE job_id = ? AND n > ? ORDER BY n LIMIT ?")) {
            select.setString(1, jobId);
            select.setLong(2, after);
            select.setInt(3, limit);
            return lines(select.executeQuery());
        }
    }

    /** The highest number so far, 0 before the first line; in the running write transaction. */
    long lastNumber(String jobId) {
        return transactions.<Long>writeSql(connection -> {
            try (var select = connection.prepareStatement("SELECT coalesce(max(n), 0) FROM job_log WHERE job_id = ?")) {
                select.setString(1, jobId);
                try (var rows = select.executeQuery()) {
                    return rows.getLong(1);
                }
            }
        });
    }

    private static int insert(Connection connection, String jobId, List<LogLine> lines) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO job_log (job_id, n, at, stream, text) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (job_id, n) DO NOTHING""")) {
            for (var line : lines) {
                insert.setString(1, jobId);
                insert.setLong(2, line.n());
                insert.setLong(3, line.at().toEpochMilli());
                insert.setString(4, line.stream().name());
                insert.setString(5, line.text());
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    private static List<LogLine> lines(ResultSet rows) throws SQLException {
        try (rows) {
            var found = new ArrayList<LogLine>();
            while (rows.next()) {
                found.add(new LogLine(rows.getLong(1), Instant.ofEpochMilli(rows.getLong(2)),
                        LogLine.Stream.valueOf(rows.getString(3)), rows.getString(4)));
            }
            return found;
        }
    }

    private static LogLine bounded(LogLine line) {
        return new LogLine(line.n(), line.at(), line.stream(), LogText.bounded(line.text()));
    }
}
