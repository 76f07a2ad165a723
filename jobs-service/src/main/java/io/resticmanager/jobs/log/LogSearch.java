package io.resticmanager.jobs.log;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogLine;
import org.jspecify.annotations.Nullable;

/** Finds the lines of one page, forwards or backwards: all, or those of one stream, or that contain a text in whatever case. */
final class LogSearch {

    static final int LINES = 1_000;

    /** Text of one page, so that the answer stays below what the broker carries even when JSON escapes much of it. */
    static final int BYTES = 256 * 1024;

    /** Characters that may be searched for. */
    static final int LONGEST = 200;

    /** So many lines are looked through for one answer; who searches on asks from the last of them. */
    static final int LOOKED_THROUGH = 50_000;

    private final List<LogLine> lines = new ArrayList<>();
    private final Predicate<LogLine> wanted;
    private long at;
    private int bytes;

    /** In order; {@code at} is the number to go on from; {@code end} says that no line is left in that direction. */
    record Found(List<LogLine> lines, long at, boolean end) {}

    @FunctionalInterface
    private interface Direction {

        List<LogLine> from(Connection connection, String jobId, long at, int limit) throws SQLException;
    }

    private LogSearch(Predicate<LogLine> wanted, long at) {
        this.wanted = wanted;
        this.at = at;
    }

    static Found after(Connection connection, JobsRpc.LogAfter asked) throws SQLException {
        var search = new LogSearch(wanted(asked), asked.after());
        var end = search.run(connection, asked.jobId(), LogTables::after);
        return new Found(search.lines, search.at, end);
    }

    static Found before(Connection connection, JobsRpc.LogAfter asked, long before) throws SQLException {
        var search = new LogSearch(wanted(asked), before);
        var end = search.run(connection, asked.jobId(), LogTables::before);
        return new Found(search.lines.reversed(), search.at, end);
    }

    private boolean run(Connection connection, String jobId, Direction direction) throws SQLException {
        for (var looked = 0; looked < LOOKED_THROUGH; looked += LINES) {
            var batch = direction.from(connection, jobId, at, LINES + 1);
            if (!batch.stream().allMatch(this::take)) {
                return false;
            }
            if (batch.size() <= LINES) {
                return true;
            }
        }
        return false;
    }

    // False when the page is full. It has at least one line, or a log would never
    // end.
    private boolean take(LogLine line) {
        if (wanted.test(line)) {
            bytes += line.text().getBytes(StandardCharsets.UTF_8).length;
            if (lines.size() == LINES || (!lines.isEmpty() && bytes > BYTES)) {
                return false;
            }
            lines.add(line);
        }
        at = line.n();
        return true;
    }

    private static Predicate<LogLine> wanted(JobsRpc.LogAfter asked) {
        Predicate<LogLine> said = asked.only() == null ? _ -> true : line -> line.stream().name().equals(asked.only());
        return said.and(containing(asked.q()));
    }

    private static Predicate<LogLine> containing(@Nullable String q) {
        if (q == null || q.isEmpty()) {
            return _ -> true;
        }
        var text = q.toLowerCase(Locale.ROOT);
        return line -> line.text().toLowerCase(Locale.ROOT).contains(text);
    }
}
