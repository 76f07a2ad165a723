package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.jobs.job.PageCursor;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Tells of the schedules whose runs do not come: one row for each, however many were due. What was told as overdue stays so, whatever
 * grace begins anew; skipped afterwards it has not come either, unless somebody wanted that. Only it or a later one that arrives ends
 * it (decision 8).
 */
@Singleton
final class StaleQueries {

    private static final String NOT_COME = """
            last.told = 1 AND (last.state = 'due'
                OR last.state = 'skipped' AND last.reason IN ('%s', '%s', 'refused'))"""
            .formatted(RunWords.NOT_RUNNING, RunWords.STILL_WAITING);
    // A look back from now that ends at the first row that says something.
    private static final String LAST = RunQueries.COLUMNS + """
            WHERE schedule.id > ? AND %s AND run.state IN ('due', 'skipped')
              AND run.due_at = (
                SELECT last.due_at FROM run AS last
                WHERE last.schedule_id = schedule.id AND last.due_at <= ?
                  AND (last.state IN ('arrived', 'ended') OR %s)
                ORDER BY last.due_at DESC LIMIT 1)
            ORDER BY schedule.id LIMIT ?""".formatted(Lateness.IN_PLAY, NOT_COME);
    private static final int MOST_MISSED = 1_000;
    // Back to the last one that came; one that was left out on purpose lies between
    // without counting.
    private static final String MISSED = """
            SELECT count(*) FROM (
                SELECT last.*, sum(last.state IN ('arrived', 'ended')) OVER (ORDER BY last.due_at DESC) AS came
                FROM (SELECT * FROM run WHERE schedule_id = ? AND due_at <= ? ORDER BY due_at DESC LIMIT %d) AS last) AS last
            WHERE came = 0 AND (%s OR last.told = 1 AND last.state = 'missed')"""
            .formatted(MOST_MISSED, NOT_COME);

    private final Lateness lateness;
    private final Transactions transactions;
    private final Clock clock;

    StaleQueries(Lateness lateness, @Named("jobs") Transactions transactions, Clock clock) {
        this.lateness = lateness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the order of the schedules' ids. */
    Reply<RunsRpc.Runs> stale(Caller caller, RunsRpc.Page asked) {
        return Paging.of(asked.limit(), asked.cursor())
                .answer(cursor -> page(asked.limit(), cursor == null ? "" : cursor.id()));
    }

    private RunsRpc.Runs page(int limit, String after) {
        var values = List.<Object>of(lateness.lateBy().toEpochMilli(), after, clock.instant().toEpochMilli(),
                limit + 1);
        var found = transactions.<List<Run>>readSql(connection -> {
            var last = new ArrayList<Run>();
            for (var run : Ask.rows(connection, LAST, values, RunQueries::run)) {
                last.add(run.withMissed(missed(connection, run)));
            }
            return last;
        });
        var runs = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new RunsRpc.Runs(runs, found.size() > limit
                ? new PageCursor(Instant.EPOCH, runs.getLast().scheduleId()).text()
                : null);
    }

    private static int missed(Connection connection, Run run) throws SQLException {
        return Ask.rows(connection, MISSED, List.of(run.scheduleId(), run.dueAt().toEpochMilli()),
                rows -> rows.getInt(1)).getFirst();
    }
}
