package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What receivers said stood among our own words, and was checked by a lesser rule. */
class SaidMigrationTest {

    @TempDir
    private Path directory;

    @Test
    void shouldForgetWhatReceiversSaidBefore() throws SQLException {
        var url = "jdbc:sqlite:" + directory.resolve("notifications.db");
        Flyway.configure().dataSource(url, "", "").locations("classpath:db/notifications").target("3").load().migrate();
        try (var connection = DriverManager.getConnection(url); var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    INSERT INTO notification_channels (id, kind, name, enabled, warning, critical, config, created_at,
                        last_fired_at, last_ok, last_error, disabled_reason)
                    VALUES ('c', 'smtp', 'Mail', 0, 1, 1, '', 1, 1, 0, 'Refused. It said: pw', 'Gone. It said: pw')""");
            statement.executeUpdate("""
                    INSERT INTO delivery (id, channel_id, event, alert_id, revision, host_id, host_name, severity, kind,
                        message, raised_at, at, first, state, created_at, next_at, settled_at, error)
                    VALUES ('d', 'c', 'alert.test', 'a', 1, '', '', 'info', 'test', 'm', 1, 1, 1, 'given_up', 1, 1, 1,
                        'Refused. It said: pw')""");
            statement.executeUpdate("""
                    INSERT INTO notification_log (id, channel_id, delivery_id, alert_id, event, host_name, severity,
                        attempt, ok, latency_ms, error, fired_at)
                    VALUES ('l', 'c', 'd', 'a', 'alert.test', '', 'info', 1, 0, 1, 'Refused. It said: pw', 1),
                        ('m', 'c', 'd', 'a', 'alert.test', '', 'info', 2, 0, 1, 'No answer.', 1)""");
        }

        Flyway.configure().dataSource(url, "", "").locations("classpath:db/notifications").load().migrate();

        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        """
                                SELECT (SELECT last_error || disabled_reason FROM notification_channels)
                                    || (SELECT error FROM delivery) || (SELECT group_concat(error, '') FROM notification_log)""")) {
            assertThat(rows.getString(1)).isEqualTo("Refused.Gone.Refused.Refused.No answer.");
        }
    }
}
