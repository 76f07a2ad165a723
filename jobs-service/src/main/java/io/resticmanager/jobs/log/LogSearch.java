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

/** Finds the lines of one page: all that come next, or those that contain a text in whatever case. */
final class LogSearch {

    static final int LINES = 1_000;

    /** Text of one page, so that the answer stays below what the broker carries even when JSON escapes much of it. */
    static final int BYTES = 256 * 1024;

    /** Characters that may be searched for. */
    static final int LONGEST = 200;

    /** So many lines are looked through for one answer; who searches on asks after the last of them. */
    static final int LOOKED_THROUGH = 50_000;

    private final List<LogLine> lines = new ArrayList<>();
    private final Predicate<LogLine> wanted;
    private long next;
    private int bytes;

    /** {@code next} is the number to ask after; {@code end} says that no line is left. */
    record Found(List<LogLine> lines, long next, boolean end) {}

    private LogSearch(Predicate<LogLine> wanted, long after) {
        this.wanted = wanted;
        this.next = after;
    }

    static Found in(Connection connection, JobsRpc.LogAfter asked) throws SQLException {
        return new LogSearch(wanted(asked.q()), asked.after()).run(connection, asked.jobId());
    }

    private Found run(Connection connection, String jobId) throws SQLException {
        for (var looked = 0; looked < LOOKED_THROUGH; looked += LINES) {
            var batch = LogTables.after(connection, jobId, next, LINES + 1);
            if (!batch.stream().allMatch(this::take)) {
                return new Found(lines, next, false);
            }
            if (batch.size() <= LINES) {
                return new Found(lines, next, true);
            }
        }
        return new Found(lines, next, false);
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
        next = line.n();
        return true;
    }

    private static Predicate<LogLine> wanted(@Nullable String q) {
        if (q == null || q.isEmpty()) {
            return _ -> true;
        }
        var text = q.toLowerCase(Locale.ROOT);
        return line -> line.text().toLowerCase(Locale.ROOT).contains(text);
    }
}
