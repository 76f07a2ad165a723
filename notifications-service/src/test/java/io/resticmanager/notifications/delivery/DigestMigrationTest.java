package io.resticmanager.notifications.delivery;

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

/** What is in a database from before digests is still there, and a digest fits beside it. */
class DigestMigrationTest {

    private static final String DELIVERY = """
            INSERT INTO delivery (id, channel_id, event, alert_id, revision, host_id, host_name, severity, kind, message, raised_at, at,
                actor, first, state, attempts, created_at, next_at, settled_at, error)
            VALUES ('%s', 'c', '%s', 'a', 1, 'h', 'ada', 'info', 'k', 'm', 1, 2, 'alice', 1, '%s', 3, 4, 5, %s, 'busy')""";

    @TempDir
    private Path directory;

    @Test
    void shouldKeepWhatIsThere() throws SQLException {
        var url = "jdbc:sqlite:" + directory.resolve("notifications.db");
        Flyway.configure().dataSource(url, "", "").locations("classpath:db/notifications").target("3").load().migrate();
        List<String> before;
        List<String> indexes;
        try (var connection = DriverManager.getConnection(url)) {
            run(connection, """
                    INSERT INTO notification_channels (id, kind, name, enabled, warning, critical, config, created_at)
                    VALUES ('c', 'smtp', 'Mail', 1, 1, 1, '', 1)""");
            run(connection, DELIVERY.formatted("1", "alert.raised", "pending", "NULL"));
            run(connection, DELIVERY.formatted("2", "alert.test", "delivered", "6"));
            before = rows(connection, "SELECT * FROM delivery ORDER BY id");
            indexes = rows(connection, "SELECT sql FROM sqlite_master WHERE tbl_name = 'delivery' AND type = 'index'"
                    + " AND sql IS NOT NULL ORDER BY name");
        }

        Flyway.configure().dataSource(url, "", "").locations("classpath:db/notifications").target("4").load().migrate();

        try (var connection = DriverManager.getConnection(url)) {
            assertThat(rows(connection, "SELECT * FROM delivery ORDER BY id")).hasSize(2).isEqualTo(before);
            assertThat(rows(connection, "SELECT sql FROM sqlite_master WHERE tbl_name = 'delivery' AND type = 'index'"
                    + " AND sql IS NOT NULL ORDER BY name")).hasSize(5).isEqualTo(indexes);
            run(connection, DELIVERY.formatted("3", "digest", "pending", "NULL"));
            run(connection, "PRAGMA foreign_keys = ON");
            run(connection, "DELETE FROM notification_channels");
            assertThat(rows(connection, "SELECT * FROM delivery")).as("they go with their channel").isEmpty();
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        var found = new ArrayList<String>();
        try (var select = connection.createStatement(); var rows = select.executeQuery(sql)) {
            while (rows.next()) {
                var columns = new ArrayList<String>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    columns.add(rows.getString(column));
                }
                found.add(String.join(" | ", columns));
            }
        }
        return found;
    }
}
