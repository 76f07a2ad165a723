package io.resticmanager.jobs.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.run.Standing;
import io.resticmanager.contracts.run.Standing.CatchUp;
import io.resticmanager.jobs.host.HostStandings;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Reads how hosts stand, all of a page at once. */
@Singleton
final class Standings implements HostStandings {

    private static final String LINES = """
            WITH asked AS MATERIALIZED (
                SELECT schedule.*, owner.paused,
                       (SELECT due_at FROM run WHERE schedule_id = schedule.id AND due_at <= ?1
                          AND (state IN ('ended', 'skipped', 'missed')
                               OR state = 'due' AND owner.paused = 0 AND (told = 1 OR late_at <= ?2))
                        ORDER BY due_at DESC LIMIT 1) AS last_due,
                       (SELECT due_at FROM run WHERE schedule_id = schedule.id AND due_at <= ?1
                          AND state IN ('arrived', 'ended') ORDER BY due_at DESC LIMIT 1) AS came,
                       (SELECT min(due_at) FROM run WHERE schedule_id = schedule.id AND due_at > ?1 AND state = 'due')
                         AS next_due,
                       (SELECT min(due_at) FROM run WHERE schedule_id = schedule.id AND state = 'due') AS open_since,
                       (SELECT id FROM job WHERE schedule_id = schedule.id AND due_at IS NULL
                          AND host_id = schedule.host_id AND status IN ('succeeded', 'failed') ORDER BY queued_at DESC LIMIT 1) AS hand_id
                FROM schedule JOIN json_each(?3) AS host ON schedule.host_id = host.value
                JOIN host AS owner ON owner.id = schedule.host_id
                WHERE schedule.enabled = 1 AND schedule.removed_at IS NULL)
            SELECT asked.host_id, asked.id, asked.revision, asked.name, asked.kind, asked.last_due,
                   json_extract(asked.body, '$.time_zone') AS zone, json_extract(asked.body, '$.run_missed') AS run_missed,
                   asked.next_due, asked.open_since, asked.came, last.state, last.reason,
                   (SELECT count(*) FROM run
                    WHERE schedule_id = asked.id AND due_at > max(coalesce(asked.came, 0), coalesce(hand.queued_at, 0))
                      AND due_at <= ?1
                      AND (state = 'missed' OR state = 'due' AND asked.paused = 0 AND (told = 1 OR late_at <= ?2))) AS missed,
                   ended.status AS last_status, ended.end_order AS last_order, %s AS last_doubt,
                   json_extract(ended.error, '$.message') AS last_error,
                   hand.queued_at AS hand_queued, hand.status AS hand_status, hand.end_order AS hand_order,
                   %s AS hand_doubt, json_extract(hand.error, '$.message') AS hand_error,
                   asked.grown_at IS NOT NULL AND NOT EXISTS (
                       SELECT 1 FROM job WHERE schedule_id = asked.id AND host_id = asked.host_id AND status = 'succeeded'
                          AND queued_at >= asked.grown_at
                          AND (config_revision IS NULL OR config_revision > coalesce(asked.grown_config, 0))) AS grown
            FROM asked
            LEFT JOIN run AS last ON last.schedule_id = asked.id AND last.due_at = asked.last_due
            LEFT JOIN job AS ended ON ended.id = last.job_id
            LEFT JOIN job AS hand ON hand.id = asked.hand_id
            ORDER BY asked.host_id, asked.created_at, asked.id"""
            .formatted(doubt("ended"), doubt("hand"));

    private static final String OFF = """
            SELECT schedule.host_id, schedule.name FROM schedule JOIN json_each(?1) AS host ON schedule.host_id = host.value
            WHERE schedule.kind = 'backup' AND schedule.enabled = 0 AND schedule.removed_at IS NULL
            ORDER BY schedule.host_id, schedule.created_at, schedule.id""";

    private final Lateness lateness;
    private final Transactions transactions;
    private final Clock clock;

    Standings(Lateness lateness, @Named("jobs") Transactions transactions, Clock clock) {
        this.lateness = lateness;
        this.transactions = transactions;
        this.clock = clock;
    }

    private static String doubt(String job) {
        return "CASE WHEN json_extract(%1$s.suspect, '$.confirmed_by') IS NULL THEN json_extract(%1$s.suspect, '$.detail') END"
                .formatted(job);
    }

    @Override
    public Map<String, Standing> of(List<String> hosts) {
        var now = clock.instant();
        var lines = new HashMap<String, List<Line>>();
        hosts.forEach(host -> lines.put(host, new ArrayList<>()));
        transactions.<Object>readSql(connection -> Ask.rows(connection, LINES,
                List.of(now.toEpochMilli(), lateness.lateBy().toEpochMilli(), Json.text(hosts)),
                rows -> lines.getOrDefault(rows.getString("host_id"), new ArrayList<>()).add(line(rows))));
        var off = off(hosts);
        var found = new HashMap<String, Standing>();
        lines.forEach((host, its) -> found.put(host,
                StandingRule.of(its, off.getOrDefault(host, List.of()), now)));
        return found;
    }

    private Map<String, List<String>> off(List<String> hosts) {
        var off = new HashMap<String, List<String>>();
        transactions.<Object>readSql(connection -> Ask.rows(connection, OFF, List.of(Json.text(hosts)),
                rows -> off.computeIfAbsent(rows.getString("host_id"), _ -> new ArrayList<>())
                        .add(rows.getString("name"))));
        return off;
    }

    private static Line line(ResultSet rows) throws SQLException {
        var hand = instant(rows, "hand_queued");
        var handEnd = end(rows, "hand");
        return new Line(rows.getString("name"), kind(rows) == JobKind.backup, ZoneId.of(rows.getString("zone")),
                last(rows),
                hand == null || handEnd == null ? null : new Line.ByHand(hand, handEnd), rows.getInt("missed"),
                instant(rows, "next_due"), catchUp(rows), rows.getBoolean("grown"),
                instant(rows, "open_since"), instant(rows, "came") != null);
    }

    private static @Nullable CatchUp catchUp(ResultSet rows) throws SQLException {
        return rows.getBoolean("run_missed") && RunWords.byAgent(kind(rows))
                ? new CatchUp(rows.getString("id"), rows.getLong("revision"))
                : null;
    }

    private static JobKind kind(ResultSet rows) throws SQLException {
        return JobKind.valueOf(rows.getString("kind"));
    }

    private static Line.@Nullable Last last(ResultSet rows) throws SQLException {
        var due = instant(rows, "last_due");
        return due == null
                ? null
                : new Line.Last(due, RunState.valueOf(rows.getString("state")), rows.getString("reason"),
                        end(rows, "last"));
    }

    private static Line.@Nullable End end(ResultSet rows, String which) throws SQLException {
        var status = rows.getString(which + "_status");
        return status == null
                ? null
                : new Line.End(JobStatus.valueOf(status), rows.getString(which + "_doubt"),
                        rows.getString(which + "_error"), rows.getLong(which + "_order"));
    }

    private static @Nullable Instant instant(ResultSet rows, String column) throws SQLException {
        var millis = Ask.number(rows, column);
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
