package io.resticmanager.jobs.job;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Finds jobs, newest first. The statement holds only the conditions that are asked for, so that an index fits each. */
@Singleton
final class JobSearch {

    private final JdbcOperations jdbc;
    private final Transactions transactions;

    /** What to look for; what is absent does not matter. */
    record Wanted(@Nullable String hostId, @Nullable JobKind kind, @Nullable JobStatus status,
            @Nullable OfSchedule schedule, @Nullable PageCursor after, int limit) {}

    /** A schedule, and the host that it belongs to. */
    record OfSchedule(String id, String hostId) {}

    private record Condition(String sql, List<Object> values) {}

    JobSearch(@Named("jobs-read") JdbcOperations jdbc, @Named("jobs") Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    List<StoredJob> find(Wanted wanted) {
        var conditions = conditions(wanted);
        var where = conditions.isEmpty()
                ? ""
                : " WHERE " + String.join(" AND ", conditions.stream().map(Condition::sql).toList());
        var values = Stream.concat(conditions.stream().flatMap(it -> it.values().stream()), Stream.of(wanted.limit()))
                .toList();
        return transactions.read(() -> jdbc.prepareStatement(
                "SELECT * FROM job" + where + " ORDER BY queued_at DESC, id DESC LIMIT ?",
                statement -> read(statement, values)));
    }

    private List<StoredJob> read(PreparedStatement statement, List<Object> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        try (var rows = jdbc.entityStream(statement.executeQuery(), JobRow.class)) {
            return rows.map(RowReading::job).toList();
        }
    }

    private static List<Condition> conditions(Wanted wanted) {
        var conditions = new ArrayList<Condition>();
        if (wanted.hostId() != null) {
            conditions.add(new Condition("host_id = ?", List.of(wanted.hostId())));
        }
        if (wanted.kind() != null) {
            conditions.add(new Condition("kind = ?", List.of(wanted.kind().name())));
        }
        if (wanted.status() != null) {
            conditions.add(new Condition("status = ?", List.of(wanted.status().name())));
        }
        if (wanted.schedule() != null) {
            conditions.add(new Condition("schedule_id = ? AND +host_id = ?",
                    List.of(wanted.schedule().id(), wanted.schedule().hostId())));
        }
        if (wanted.after() != null) {
            conditions.add(new Condition("(queued_at, id) < (?, ?)",
                    List.of(wanted.after().at().toEpochMilli(), wanted.after().id())));
        }
        return conditions;
    }
}
