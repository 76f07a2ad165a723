package io.resticmanager.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in a database from before says why it was closed, and what damage it told of. */
class ClosingsMigrationTest {

    @TempDir
    private Path directory;

    @Test
    void shouldReadOldRows() throws SQLException {
        var url = "jdbc:sqlite:" + directory.resolve("alerts.db");
        Flyway.configure().dataSource(url, "", "").locations("classpath:db/alerts").target("2").load().migrate();
        try (var connection = DriverManager.getConnection(url)) {
            add(connection, "1", "'resolved', 9, NULL, 'The host was removed.', 0");
            add(connection, "2", "'resolved', 9, 'alice', NULL, 0");
            add(connection, "3", "'resolved', 9, NULL, 'The next one went well.', 0");
            add(connection, "4", "'open', NULL, NULL, NULL, 1");
        }

        Flyway.configure().dataSource(url, "", "").locations("classpath:db/alerts").load().migrate();

        try (var connection = DriverManager.getConnection(url)) {
            assertThat(read(connection)).containsExactly("host_removed 0 null", "by_hand 0 null", "cleared 0 null",
                    "null 7 damaged");
        }
    }

    private static void add(Connection connection, String id, String rest) throws SQLException {
        try (var insert = connection.createStatement()) {
            insert.executeUpdate(
                    """
                            INSERT INTO alert (id, host_id, host_name, kind, severity, subject, message, raised_at, last_seen_at,
                                flapping, revision, occurrence, search, status, resolved_at, resolved_by, reason, contents)
                            VALUES ('%s', 'h', 'ada', 'check_failed', 'critical', '', 'damaged', 1, 1, 0, 1, 7, '', %s)"""
                            .formatted(id, rest));
        }
    }

    private static List<String> read(Connection connection) throws SQLException {
        var found = new ArrayList<String>();
        try (var select = connection.createStatement();
                var rows = select.executeQuery("SELECT closing, found, damage FROM alert ORDER BY id")) {
            while (rows.next()) {
                found.add("%s %d %s".formatted(rows.getString(1), rows.getLong(2), rows.getString(3)));
            }
        }
        return found;
    }
}
