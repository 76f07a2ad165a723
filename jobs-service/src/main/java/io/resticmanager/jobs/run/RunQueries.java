package io.resticmanager.jobs.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.jobs.job.PageCursor;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Tells of expected runs: those that are overdue, and those of one host. */
@Singleton
final class RunQueries {

    /** What {@link #run} reads; takes {@link Lateness#lateBy}. */
    static final String COLUMNS = """
            SELECT run.*, schedule.name, schedule.kind, job.status, job.warnings,
                   job.suspect IS NOT NULL AND json_extract(job.suspect, '$.confirmed_by') IS NULL AS doubtful,
                   %s AS overdue
            FROM run JOIN schedule ON schedule.id = run.schedule_id JOIN host ON host.id = run.host_id
            LEFT JOIN job ON job.id = run.job_id
            """.formatted(Lateness.OVERDUE);
    private static final String LATE = COLUMNS + """
            WHERE run.state = 'due' AND run.due_at <= ? AND overdue
              AND (run.told = 1 OR run.host_id NOT IN (SELECT value FROM json_each(?)))
              AND (run.due_at, run.schedule_id) > (?, ?)
            ORDER BY run.due_at, run.schedule_id LIMIT ?""";
    private static final String OF_HOST = COLUMNS + """
            WHERE run.host_id = ? AND (run.due_at, run.schedule_id) < (?, ?)
            ORDER BY run.due_at DESC, run.schedule_id DESC LIMIT ?""";
    private static final String OF_SCHEDULE = COLUMNS + """
            WHERE run.host_id = ? AND (run.due_at, run.schedule_id) < (?, ?) AND run.schedule_id = ?
            ORDER BY run.due_at DESC LIMIT ?""";

    private final Lateness lateness;
    private final ComingBack comingBack;
    private final Transactions transactions;
    private final Clock clock;

    RunQueries(Lateness lateness, ComingBack comingBack, @Named("jobs") Transactions transactions, Clock clock) {
        this.lateness = lateness;
        this.comingBack = comingBack;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The oldest first. Of a host that is just coming back only what was told before. */
    Reply<RunsRpc.Runs> overdue(Caller caller, RunsRpc.Page asked) {
        return Paging.of(asked.limit(), asked.cursor()).answer(cursor -> {
            var after = cursor == null ? new PageCursor(Instant.EPOCH, "") : cursor;
            return page(asked.limit(), LATE, late(), now(), comingBack.hosts(), after.at().toEpochMilli(), after.id(),
                    asked.limit() + 1);
        });
    }

    /** None for a host that nobody knows. */
    Reply<RunsRpc.Runs> ofHost(Caller caller, RunsRpc.RunsOf asked) {
        return Paging.of(asked.limit(), asked.cursor()).answer(cursor -> {
            var from = cursor == null ? end(asked.until()) : cursor.at().toEpochMilli();
            var id = cursor == null ? "" : cursor.id();
            var most = asked.limit() + 1;
            return asked.scheduleId() == null
                    ? page(asked.limit(), OF_HOST, late(), asked.hostId(), from, id, most)
                    : page(asked.limit(), OF_SCHEDULE, late(), asked.hostId(), from, id, asked.scheduleId(), most);
        });
    }

    private static long end(@Nullable Instant until) {
        return until == null ? Long.MAX_VALUE : until.toEpochMilli() + 1;
    }

    private RunsRpc.Runs page(int limit, String sql, @Nullable Object... values) {
        var found = transactions.<List<Run>>readSql(
                connection -> Ask.rows(connection, sql, listOf(values), RunQueries::run));
        var runs = found.subList(0, Math.min(limit, found.size()));
        var next = found.size() > limit
                ? new PageCursor(runs.getLast().dueAt(), runs.getLast().scheduleId()).text()
                : null;
        return new RunsRpc.Runs(List.copyOf(runs), next);
    }

    private static List<@Nullable Object> listOf(@Nullable Object... values) {
        var list = new ArrayList<@Nullable Object>();
        for (var value : values) {
            list.add(value);
        }
        return list;
    }

    private long now() {
        return clock.instant().toEpochMilli();
    }

    private long late() {
        return lateness.lateBy().toEpochMilli();
    }

    static Run run(ResultSet rows) throws SQLException {
        var status = rows.getString("status");
        var kind = JobKind.valueOf(rows.getString("kind"));
        return new Run(rows.getString("host_id"), rows.getString("schedule_id"), rows.getString("name"), kind,
                Instant.ofEpochMilli(rows.getLong("due_at")),
                RunState.valueOf(rows.getString("state")), rows.getBoolean("overdue"), rows.getString("job_id"),
                status == null ? null : JobStatus.valueOf(status), rows.getBoolean("doubtful"),
                Objects.requireNonNullElse(Ask.number(rows, "warnings"), 0L),
                RunWords.of(rows.getString("reason"), kind));
    }
}
