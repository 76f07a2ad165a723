package io.resticmanager.jobs.log;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

import io.resticmanager.contracts.job.LogLine;

/**
 * The lines of a job, whether they lie in {@code job_log} line by line or in {@code job_log_chunk} compressed. A line that came
 * late may lie beside a chunk whose numbers enclose its own.
 */
final class LogTables {

    private LogTables() {}

    /** Lines after {@code after}, in order, at most {@code limit}. */
    static List<LogLine> after(Connection connection, String jobId, long after, int limit) throws SQLException {
        var lines = new TreeMap<Long, LogLine>();
        rows(connection, jobId, after, limit).forEach(line -> lines.put(line.n(), line));
        try (var select = connection.prepareStatement(
                "SELECT first, body FROM job_log_chunk WHERE job_id = ? AND last > ? ORDER BY first")) {
            select.setString(1, jobId);
            select.setLong(2, after);
            try (var chunks = select.executeQuery()) {
                while (chunks.next() && lines.headMap(chunks.getLong(1)).size() < limit) {
                    LogChunk.unpacked(chunks.getBytes(2)).stream().filter(line -> line.n() > after)
                            .forEach(line -> lines.putIfAbsent(line.n(), line));
                }
            }
        }
        return lines.values().stream().limit(limit).toList();
    }

    /** Lines before {@code before}, the last of them first, at most {@code limit}. */
    static List<LogLine> before(Connection connection, String jobId, long before, int limit) throws SQLException {
        var lines = new TreeMap<Long, LogLine>();
        rowsBefore(connection, jobId, before, limit).forEach(line -> lines.put(line.n(), line));
        // Which of them are read is decided before their bodies are.
        try (var select = connection.prepareStatement(
                "SELECT first, last FROM job_log_chunk WHERE job_id = ? AND first < ? ORDER BY last DESC")) {
            select.setString(1, jobId);
            select.setLong(2, before);
            try (var chunks = select.executeQuery()) {
                while (chunks.next() && lines.tailMap(chunks.getLong(2), false).size() < limit) {
                    chunk(connection, jobId, chunks.getLong(1)).stream().filter(line -> line.n() < before)
                            .forEach(line -> lines.putIfAbsent(line.n(), line));
                }
            }
        }
        return lines.descendingMap().values().stream().limit(limit).toList();
    }

    private static List<LogLine> rowsBefore(Connection connection, String jobId, long before, int limit)
            throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT n, at, stream, text FROM job_log WHERE job_id = ? AND n < ? ORDER BY n DESC LIMIT ?")) {
            select.setString(1, jobId);
            select.setLong(2, before);
            select.setInt(3, limit);
            return lines(select.executeQuery());
        }
    }

    private static List<LogLine> chunk(Connection connection, String jobId, long first) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT body FROM job_log_chunk WHERE job_id = ? AND first = ?")) {
            select.setString(1, jobId);
            select.setLong(2, first);
            try (var chunks = select.executeQuery()) {
                return chunks.next() ? LogChunk.unpacked(chunks.getBytes(1)) : List.of();
            }
        }
    }

    /** The same as {@link #after} of those that are not compressed. */
    static List<LogLine> rows(Connection connection, String jobId, long after, int limit) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT n, at, stream, text FROM job_log WHERE job_id = ? AND n > ? ORDER BY n LIMIT ?")) {
            select.setString(1, jobId);
            select.setLong(2, after);
            select.setInt(3, limit);
            return lines(select.executeQuery());
        }
    }

    /** Which of the numbers from {@code first} to {@code last} are compressed already. */
    static Set<Long> packed(Connection connection, String jobId, long first, long last) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT body FROM job_log_chunk WHERE job_id = ? AND first <= ? AND last >= ?")) {
            select.setString(1, jobId);
            select.setLong(2, last);
            select.setLong(3, first);
            try (var chunks = select.executeQuery()) {
                var numbers = new HashSet<Long>();
                while (chunks.next()) {
                    LogChunk.unpacked(chunks.getBytes(1)).forEach(line -> numbers.add(line.n()));
                }
                return numbers;
            }
        }
    }

    static long lastNumber(Connection connection, String jobId) throws SQLException {
        try (var select = connection.prepareStatement("""
                SELECT max(coalesce((SELECT max(n) FROM job_log WHERE job_id = ?1), 0),
                           coalesce((SELECT max(last) FROM job_log_chunk WHERE job_id = ?1), 0))""")) {
            select.setString(1, jobId);
            try (var rows = select.executeQuery()) {
                return rows.getLong(1);
            }
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
}
