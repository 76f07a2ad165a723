package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.run.RunsRpc.Lately;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Counts what became of backups in the last hours or days, over all hosts. */
@Singleton
final class LatelyQueries {

    private static final Duration LONGEST = Duration.ofDays(31);
    /** A job may have been queued long before it ended, but an index by the queueing keeps it from reading all that ever was. */
    private static final Duration QUEUED_BEFORE = Duration.ofDays(31);
    private static final String BACKUPS = """
            SELECT count(*) FILTER (WHERE doubtful = 0 AND status = 'succeeded' AND warnings = 0) AS well,
                   count(*) FILTER (WHERE doubtful = 0 AND status = 'succeeded' AND warnings > 0) AS warnings,
                   count(*) FILTER (WHERE doubtful = 1 AND status = 'succeeded') AS suspect,
                   count(*) FILTER (WHERE status = 'failed') AS failed,
                   count(*) FILTER (WHERE status = 'cancelled') AS cancelled,
                   coalesce(sum(added), 0) AS added
            FROM (SELECT status, warnings, json_extract(summary, '$.data_added') AS added,
                         suspect IS NOT NULL AND json_extract(suspect, '$.confirmed_by') IS NULL AS doubtful
                  FROM job WHERE kind = 'backup' AND queued_at > ? AND finished_at > ?
                      AND coalesce(json_extract(options, '$.dry_run'), 0) = 0)""";
    private static final String MISSED = """
            SELECT count(*) AS n FROM run JOIN schedule ON schedule.id = run.schedule_id JOIN host ON host.id = run.host_id
            WHERE run.due_at > ? AND run.due_at <= ? AND (run.state = 'missed' OR %s)"""
            .formatted(Lateness.OVERDUE);

    private final Lateness lateness;
    private final Transactions transactions;
    private final Clock clock;

    LatelyQueries(Lateness lateness, @Named("jobs") Transactions transactions, Clock clock) {
        this.lateness = lateness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** 422 at {@code since} for longer ago than is counted. */
    Reply<Lately> since(Caller caller, RunsRpc.Since asked) {
        var now = clock.instant();
        if (asked.since().isBefore(now.minus(LONGEST))) {
            return Reply.refused(Problem.invalid("since", "At most %d days ago.".formatted(LONGEST.toDays())));
        }
        return Reply.of(transactions.<Lately>readSql(connection -> lately(connection, asked.since(), now)));
    }

    private Lately lately(Connection connection, Instant since, Instant now) throws SQLException {
        var missed = Ask.rows(connection, MISSED,
                List.of(since.toEpochMilli(), now.toEpochMilli(), lateness.lateBy().toEpochMilli()),
                rows -> rows.getLong("n")).getFirst();
        return Ask.rows(connection, BACKUPS,
                List.of(since.minus(QUEUED_BEFORE).toEpochMilli(), since.toEpochMilli()),
                rows -> new Lately(rows.getLong("well"), rows.getLong("warnings"), rows.getLong("suspect"),
                        rows.getLong("failed"), rows.getLong("cancelled"), missed, rows.getLong("added")))
                .getFirst();
    }
}
