package io.resticmanager.jobs.run;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Tells how the last job of each kind and schedule of each host ended. What a removed host or schedule left is no outcome. */
@Singleton
final class Outcomes {

    private static final String PAGE = """
            SELECT outcome.host_id, outcome.kind, outcome.schedule_id, schedule.name, schedule.enabled = 0 AS disabled, job.id, job.status, job.finished_at,
                   job.warnings, job.error, job.end_order,
                   job.suspect IS NOT NULL AND json_extract(job.suspect, '$.confirmed_by') IS NULL AS doubtful,
                   %s AS subset
            FROM outcome JOIN job ON job.id = outcome.job_id
            JOIN host ON host.id = outcome.host_id AND host.removed_at IS NULL
            LEFT JOIN schedule ON schedule.id = outcome.schedule_id AND schedule.host_id = outcome.host_id
            WHERE (outcome.host_id, outcome.kind, outcome.schedule_id) > (?, ?, ?) AND schedule.removed_at IS NULL
            ORDER BY outcome.host_id, outcome.kind, outcome.schedule_id LIMIT ?"""
            .formatted(Unproven.SUBSET);

    private final Transactions transactions;

    Outcomes(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    Reply<RunsRpc.Outcomes> latest(Caller caller, RunsRpc.Page asked) {
        var after = Key.parse(asked.cursor());
        if (after.isEmpty()) {
            return Reply.refused(Problem.invalid("cursor", "This is not the next_cursor of a page."));
        }
        return asked.limit() < 1 || asked.limit() > JobQueries.PAGE
                ? Reply.refused(Problem.invalid("limit", "A page has 1 to %d rows.".formatted(JobQueries.PAGE)))
                : Reply.of(page(after.get(), asked.limit()));
    }

    private RunsRpc.Outcomes page(Key after, int limit) {
        var found = transactions.<List<Outcome>>readSql(connection -> doubted(connection, Ask.rows(connection, PAGE,
                List.of(after.host(), after.kind(), after.schedule(), limit + 1), Outcomes::outcome)));
        var items = List.copyOf(found.subList(0, Math.min(limit, found.size())));
        return new RunsRpc.Outcomes(items, found.size() > limit ? Key.of(items.getLast()).text() : null);
    }

    private static List<Outcome> doubted(Connection connection, List<Outcome> outcomes) throws SQLException {
        var unproven = Unproven.before(connection, outcomes.stream().filter(it -> it.kind() == JobKind.check)
                .map(Outcomes::asked).toList());
        return outcomes.stream().map(it -> it.kind() == JobKind.check ? it.doubted(unproven.get(asked(it))) : it)
                .toList();
    }

    private static Unproven.Asked asked(Outcome check) {
        return new Unproven.Asked(check.hostId(), check.order());
    }

    private static Outcome outcome(ResultSet rows) throws SQLException {
        var schedule = rows.getString("schedule_id");
        var kind = JobKind.valueOf(rows.getString("kind"));
        return new Outcome(rows.getString("host_id"), kind,
                schedule.isEmpty() ? null : schedule, rows.getString("name"), rows.getBoolean("disabled"),
                rows.getString("id"),
                JobStatus.valueOf(rows.getString("status")), Instant.ofEpochMilli(rows.getLong("finished_at")),
                rows.getLong("warnings"), rows.getBoolean("doubtful"), Ask.error(rows),
                rows.getLong("end_order"), kind == JobKind.check ? rows.getString("subset") : null, null);
    }

    /** Where a page ended. */
    private record Key(String host, String kind, String schedule) {

        static Key of(Outcome last) {
            return new Key(last.hostId(), last.kind().name(), last.scheduleId() == null ? "" : last.scheduleId());
        }

        String text() {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(List.of(host, kind, schedule)));
        }

        static Optional<Key> parse(@Nullable String text) {
            if (text == null) {
                return Optional.of(new Key("", "", ""));
            }
            try {
                var parts = Json.read(Base64.getUrlDecoder().decode(text), String[].class);
                return parts.length == 3 ? Optional.of(new Key(parts[0], parts[1], parts[2])) : Optional.empty();
            } catch (Json.Malformed | IllegalArgumentException _) {
                return Optional.empty();
            }
        }
    }
}
