package io.resticmanager.jobs.job;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.data.jdbc.runtime.JdbcOperations;
import io.resticmanager.contracts.job.JobCounts;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** Finds jobs, newest first, and counts them. */
@Singleton
final class JobSearch {

    private static final String FLEET = """
            SELECT (SELECT count(*) FROM job WHERE status = 'running'), (SELECT count(*) FROM job WHERE status = 'queued'),
                   count(*), coalesce(sum(status = 'failed'), 0)
            FROM job WHERE finished_at >= ?""";

    private final JdbcOperations jdbc;
    private final Transactions transactions;

    JobSearch(@Named("jobs-read") JdbcOperations jdbc, @Named("jobs") Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    List<StoredJob> find(JobsWanted wanted, int limit) {
        return transactions.read(() -> {
            var statement = wanted.plain()
                    ? JobStatements.plain(wanted, limit)
                    : JobStatements.gathered(wanted, hosts(wanted), limit);
            return jdbc.prepareStatement(statement.sql(), prepared -> jobs(prepared, statement.values()));
        });
    }

    /** How many of a status that is not over, or that failed: at most {@link JobCounts.Found#MOST}. */
    long count(JobsWanted wanted, JobStatus status) {
        return number(JobStatements.count(wanted.counted(status), status, JobCounts.Found.MOST));
    }

    /** Of the whole fleet; {@code since} is when the last day began. */
    JobCounts.Fleet counts(Instant since) {
        return transactions.readSql(connection -> Ask.first(connection,
                rows -> new JobCounts.Fleet(rows.getLong(1), rows.getLong(2), rows.getLong(3), rows.getLong(4)),
                FLEET, since).orElseThrow());
    }

    private List<String> hosts(JobsWanted wanted) {
        return wanted.words().isEmpty()
                ? List.of()
                : rows(JobWords.hosts(wanted.words()), rows -> rows.getString(1));
    }

    private long number(Clause statement) {
        return rows(statement, rows -> rows.getLong(1)).getFirst();
    }

    private <T> List<T> rows(Clause statement, Ask.Reader<T> reader) {
        return transactions.<List<T>>readSql(
                connection -> Ask.rows(connection, reader, statement.sql(), statement.values().toArray()));
    }

    private List<StoredJob> jobs(PreparedStatement statement, List<Object> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            statement.setObject(i + 1, values.get(i));
        }
        try (var rows = jdbc.entityStream(statement.executeQuery(), JobRow.class)) {
            return rows.map(RowReading::job).toList();
        }
    }
}
