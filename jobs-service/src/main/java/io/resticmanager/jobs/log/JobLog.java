package io.resticmanager.jobs.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.platform.live.Live;
import io.resticmanager.platform.sqlite.Transactions;

/** Takes the lines that jobs say. A line is known by its number: the same one again changes nothing, compressed or not. */
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
        var bounded = lines.stream().filter(line -> line.n() > 0).map(JobLog::bounded)
                .sorted(Comparator.comparing(LogLine::n)).toList();
        if (bounded.isEmpty()) {
            return;
        }
        transactions.writeSql(connection -> insert(connection, jobId, bounded));
        var page = new LogPage(bounded, bounded.getLast().n(), false);
        transactions.afterCommit(() -> live.publish(Subjects.liveLog(jobId), page));
    }

    /** The highest number so far, 0 before the first line; in the running write transaction. */
    long lastNumber(String jobId) {
        return transactions.<Long>writeSql(connection -> LogTables.lastNumber(connection, jobId));
    }

    private static int insert(Connection connection, String jobId, List<LogLine> lines) throws SQLException {
        try (var insert = connection.prepareStatement("""
                INSERT INTO job_log (job_id, n, at, stream, text) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (job_id, n) DO NOTHING""")) {
            var packed = LogTables.packed(connection, jobId, lines.getFirst().n(), lines.getLast().n());
            for (var line : lines.stream().filter(line -> !packed.contains(line.n())).toList()) {
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

    private static LogLine bounded(LogLine line) {
        return new LogLine(line.n(), line.at(), line.stream(), LogText.bounded(line.text()));
    }
}
