package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Tells what became of the due runs of hosts, day by day. */
@Singleton
final class DayQueries {

    private static final int MOST_DAYS = 400;
    private static final String RUNS = """
            SELECT run.due_at, run.state, job.status, job.warnings,
                   job.suspect IS NOT NULL AND json_extract(job.suspect, '$.confirmed_by') IS NULL AS doubtful,
                   %s AS overdue
            FROM run JOIN schedule ON schedule.id = run.schedule_id JOIN host ON host.id = run.host_id
            LEFT JOIN job ON job.id = run.job_id
            WHERE run.host_id = ? AND run.due_at BETWEEN ? AND ?
              AND (json_array_length(?) = 0 OR schedule.kind IN (SELECT value FROM json_each(?)))"""
            .formatted(Lateness.OVERDUE);

    private final Lateness lateness;
    private final Transactions transactions;
    private final Clock clock;

    DayQueries(Lateness lateness, @Named("jobs") Transactions transactions, Clock clock) {
        this.lateness = lateness;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the order asked; a host that nobody knows has days without runs. */
    Reply<RunsRpc.HostsDays> of(Caller caller, RunsRpc.DaysOf asked) {
        var errors = wrong(asked);
        return errors.isEmpty()
                ? Reply.of(new RunsRpc.HostsDays(
                        transactions.<List<RunsRpc.HostDays>>readSql(connection -> hosts(connection, asked))))
                : Reply.refused(Problem.invalid(errors));
    }

    private static List<FieldError> wrong(RunsRpc.DaysOf asked) {
        var errors = new ArrayList<FieldError>();
        if (asked.hosts().size() > JobQueries.PAGE) {
            errors.add(new FieldError("hosts", "At most %d hosts at once.".formatted(JobQueries.PAGE)));
        }
        if (asked.days() < 1 || asked.days() > MOST_DAYS) {
            errors.add(new FieldError("days", "From 1 to %d days.".formatted(MOST_DAYS)));
        }
        var zones = ZoneId.getAvailableZoneIds();
        for (var i = 0; i < asked.hosts().size(); i++) {
            if (!zones.contains(asked.hosts().get(i).timeZone())) {
                errors.add(new FieldError("hosts[" + i + "].time_zone", "The zone database has no such zone."));
            }
        }
        return errors;
    }

    private List<RunsRpc.HostDays> hosts(Connection connection, RunsRpc.DaysOf asked) throws SQLException {
        var kinds = Json.text(asked.kinds().stream().map(JobKind::name).toList());
        var found = new ArrayList<RunsRpc.HostDays>();
        for (var host : asked.hosts()) {
            found.add(host(connection, host, asked.days(), kinds));
        }
        return found;
    }

    private RunsRpc.HostDays host(Connection connection, RunsRpc.HostZone host, int count, String kinds)
            throws SQLException {
        var now = clock.instant();
        var days = Days.upTo(now, ZoneId.of(host.timeZone()), count);
        Ask.rows(connection, RUNS, List.of(lateness.lateBy().toEpochMilli(), host.hostId(),
                days.begin().toEpochMilli(), now.toEpochMilli(), kinds, kinds), rows -> counted(days, rows));
        return new RunsRpc.HostDays(host.hostId(), days.told());
    }

    private static boolean counted(Days days, ResultSet rows) throws SQLException {
        var status = rows.getString("status");
        days.count(Instant.ofEpochMilli(rows.getLong("due_at")),
                Days.of(RunState.valueOf(rows.getString("state")), rows.getBoolean("overdue"),
                        status == null ? null : JobStatus.valueOf(status), rows.getBoolean("doubtful"),
                        rows.getLong("warnings")));
        return true;
    }
}
