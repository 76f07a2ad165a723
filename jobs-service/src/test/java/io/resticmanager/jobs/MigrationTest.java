package io.resticmanager.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

import org.junit.jupiter.api.Test;

/** What was stored before an update is still true after it. */
class MigrationTest {

    @Test
    void shouldKnowWhichJobMadeASnapshotThatWasReportedBefore() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            run(connection, "V1__jobs");
            execute(connection, "INSERT INTO host (id) VALUES ('01JTCW3V5D3XQ0P1T6C2B6E7F8')");
            snapshot(connection, "a", "[\"daily\",\"rm-job=J1\"]");
            snapshot(connection, "b", "[]");
            execute(connection,
                    "INSERT INTO repository_measure VALUES ('01JTCW3V5D3XQ0P1T6C2B6E7F8', 'r', 7, NULL, 2, 99)");

            run(connection, "V2__operations");

            assertThat(text(connection, "SELECT made_by FROM snapshot WHERE id = 'a'")).isEqualTo("J1");
            assertThat(text(connection, "SELECT made_by FROM snapshot WHERE id = 'b'")).isNull();
            assertThat(text(connection, "SELECT at || ':' || total_size || ':' || snapshots FROM repository_history"))
                    .isEqualTo("99:7:2");
        }
    }

    @Test
    void shouldKnowTheLocksThatWereSeenBefore() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            run(connection, "V1__jobs");
            run(connection, "V2__operations");
            measured(connection, "01JTCW3V5D3XQ0P1T6C2B6E7F8", "'[{}]', 98");
            measured(connection, "01JTCW3V5D3XQ0P1T6C2B6E7F9", "NULL, NULL");

            run(connection, "V5__met_locks");

            assertThat(text(connection, "SELECT group_concat(host_id || ':' || locks || ':' || seen_at) FROM "
                    + "repository_lock")).isEqualTo("01JTCW3V5D3XQ0P1T6C2B6E7F8:[{}]:98");
            assertThat(text(connection, "SELECT count(*) || ':' || sum(total_size) FROM repository_measure"))
                    .isEqualTo("2:14");
        }
    }

    @Test
    void shouldKnowHowJobsEndedBefore() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (var script : List.of("V1__jobs", "V2__operations", "V3__repository_address", "V4__schedules",
                    "V5__met_locks")) {
                run(connection, script);
            }
            execute(connection, "INSERT INTO host (id) VALUES ('01JTCW3V5D3XQ0P1T6C2B6E7F8')");
            ended(connection, "01JTCW3V5D3XQ0P1T6C2B6E7A1", "succeeded", 30);
            ended(connection, "01JTCW3V5D3XQ0P1T6C2B6E7A2", "succeeded", 10);
            ended(connection, "01JTCW3V5D3XQ0P1T6C2B6E7A3", "cancelled", 40);

            run(connection, "V7__expected_runs");

            assertThat(text(connection, "SELECT group_concat(end_order) FROM (SELECT end_order FROM job ORDER BY id)"))
                    .isEqualTo("2,1,3");
            assertThat(text(connection, "SELECT kind || schedule_id || ':' || job_id FROM outcome"))
                    .isEqualTo("backup:01JTCW3V5D3XQ0P1T6C2B6E7A1");
            assertThat(text(connection, "SELECT count(*) FROM outcome")).isEqualTo("1");
        }
    }

    @Test
    void shouldWriteAnewWhatIsAheadAndLeaveWhatWasDue() throws SQLException, IOException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            for (var script : List.of("V1__jobs", "V2__operations", "V3__repository_address", "V4__schedules",
                    "V5__met_locks", "V7__expected_runs")) {
                run(connection, script);
            }
            var ahead = System.currentTimeMillis() + 3_600_000;
            execute(connection, "INSERT INTO host (id) VALUES ('01JTCW3V5D3XQ0P1T6C2B6E7F8')");
            execute(connection,
                    """
                            INSERT INTO schedule (id, host_id, name, kind, enabled, body, revision, created_at, written_to)
                            VALUES ('01JTCW3V5D3XQ0P1T6C2B6E7S1', '01JTCW3V5D3XQ0P1T6C2B6E7F8', 'nightly', 'backup', 1, '{}', 1, 1, %d)"""
                            .formatted(ahead));
            execute(connection, """
                    INSERT INTO run (schedule_id, due_at, host_id, late_at, state)
                    SELECT '01JTCW3V5D3XQ0P1T6C2B6E7S1', value, '01JTCW3V5D3XQ0P1T6C2B6E7F8', value, 'due'
                    FROM json_each('[7, %d]')""".formatted(ahead));

            run(connection, "V9__one_spread");

            assertThat(text(connection, "SELECT group_concat(due_at || ':' || begin_at) FROM run")).isEqualTo("7:7");
            assertThat(Long.parseLong(text(connection, "SELECT written_to FROM schedule"))).isLessThan(ahead);
        }
    }

    private static void ended(Connection connection, String job, String status, int at) throws SQLException {
        execute(connection,
                """
                        INSERT INTO job (id, host_id, runs_on_host_id, kind, status, actor, options, queued_at, finished_at,
                                         ended_by, revision)
                        VALUES ('%s', '01JTCW3V5D3XQ0P1T6C2B6E7F8', '01JTCW3V5D3XQ0P1T6C2B6E7F8', 'backup', '%s', 'a', '{}', 1, %d,
                                'agent', 1)"""
                        .formatted(job, status, at));
    }

    private static void measured(Connection connection, String host, String locks) throws SQLException {
        execute(connection, "INSERT INTO host (id) VALUES ('%s')".formatted(host));
        execute(connection, "INSERT INTO repository_measure VALUES ('%s', 'r', 7, NULL, 2, 99, %s)"
                .formatted(host, locks));
    }

    private static void snapshot(Connection connection, String id, String tags) throws SQLException {
        execute(connection, "INSERT INTO snapshot VALUES ('01JTCW3V5D3XQ0P1T6C2B6E7F8', '%s', 1, '{\"tags\":%s}')"
                .formatted(id, tags));
    }

    private static void run(Connection connection, String script) throws SQLException, IOException {
        try (var stream = MigrationTest.class.getResourceAsStream("/db/jobs/" + script + ".sql")) {
            execute(connection, new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
