package io.resticmanager.jobs.run;

import java.time.Clock;
import java.time.Instant;
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

    // A look back from now that ends at the first row that says something.
    private static final String LAST = RunQueries.COLUMNS + """
            WHERE schedule.id > ? AND %s AND run.state IN ('due', 'skipped')
              AND run.due_at = (
                SELECT last.due_at FROM run AS last
                WHERE last.schedule_id = schedule.id AND last.due_at <= ?
                  AND (last.state IN ('arrived', 'ended')
                    OR last.told = 1 AND (last.state = 'due'
                        OR last.state = 'skipped' AND last.reason IN ('%s', '%s', 'refused')))
                ORDER BY last.due_at DESC LIMIT 1)
            ORDER BY schedule.id LIMIT ?""".formatted(Lateness.IN_PLAY, RunWords.NOT_RUNNING, RunWords.STILL_WAITING);

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
        var found = transactions
                .<List<Run>>readSql(connection -> Ask.rows(connection, LAST, values, RunQueries::run));
        var runs = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new RunsRpc.Runs(runs, found.size() > limit
                ? new PageCursor(Instant.EPOCH, runs.getLast().scheduleId()).text()
                : null);
    }
}
