package io.resticmanager.platform.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first release left can be used by this one: docs/development.md says how such a file is made. */
class FirstReleaseTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hub", "jobs", "alerts", "notifications", "gateway"})
    void shouldKeepEveryRowOfTheFirstRelease(String service) throws Exception {
        var file = firstRelease(service);
        var before = counts(file);

        new Migrations(service, new SqliteSource(file, false)).run();
        new Migrations(service, new SqliteSource(file, false)).run();

        var after = counts(file);
        assertThat(before).hasSizeGreaterThan(5);
        before.forEach((table, rows) -> assertThat(after.getOrDefault(table, rows)).as("rows of " + table)
                .isEqualTo(rows));
        assertThat(after).containsKey("outbox_event");
        assertThat(said(file, "PRAGMA integrity_check")).isEqualTo("ok");
        assertThat(said(file, "PRAGMA foreign_key_check")).isEmpty();
        SchemaAge.mustNotBeNewer(service, file);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub", "gateway"})
    void shouldRefuseWhatANewerReleaseLeft(String service) throws Exception {
        var file = firstRelease(service);
        execute(file,
                """
                        INSERT INTO schema_history SELECT 1 + max(installed_rank), '999', 'of the future', 'SQL', 'V999__x.sql', 1,
                            'nobody', '2030-01-01 00:00:00', 1, 1 FROM schema_history""");

        assertThatThrownBy(() -> new Migrations(service, new SqliteSource(file, false)).run())
                .isInstanceOf(DatabaseUnusable.class)
                .hasMessageContaining("A newer restic-manager").hasMessageContaining("999");
    }

    private Path firstRelease(String service) throws Exception {
        var file = folder.resolve(service + ".db");
        try (var script = Objects.requireNonNull(
                FirstReleaseTest.class.getResourceAsStream("/schema/0.1.0/" + service + ".sql"))) {
            execute(file, new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void execute(Path file, String script) throws SQLException {
        try (var connection = open(file); var statement = connection.createStatement()) {
            statement.executeUpdate(script);
        }
    }

    // Histories grow with each migration; all else stays.
    private static Map<String, Long> counts(Path file) throws SQLException {
        try (var connection = open(file);
                var statement = connection.createStatement();
                var tables = statement.executeQuery("""
                        SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
                        AND name NOT LIKE '%schema_history'""")) {
            var counts = new LinkedHashMap<String, Long>();
            while (tables.next()) {
                counts.put(tables.getString(1), count(connection, tables.getString(1)));
            }
            return counts;
        }
    }

    private static Connection open(Path file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + file);
    }

    private static String said(Path file, String pragma) throws SQLException {
        try (var connection = open(file);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(pragma)) {
            return rows.next() ? rows.getString(1) : "";
        }
    }

    private static long count(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM \"" + table + "\"")) {
            return rows.getLong(1);
        }
    }
}
