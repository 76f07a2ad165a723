package io.resticmanager.alerts.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.alerts.stage.Stage;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.Query;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Five thousand open alerts over a long history stay usable. */
class ManyAlertsTest {

    private static final int OPEN = 5_000;
    private static final Duration P95 = Duration.ofMillis(100);

    @RegisterExtension
    final Stage stage = new Stage().with("rm.sweep-period", "PT1H");

    @Test
    void shouldListAPageWithoutSorting() {
        stage.service().bean(Transactions.class, "alerts").<Integer>writeSql(ManyAlertsTest::fill);

        assertThat(plan("SELECT * FROM alert WHERE rank = 0 ORDER BY rank, raised_at DESC, id DESC LIMIT 51"))
                .contains("alert_listed").doesNotContain("TEMP B-TREE");
        assertThat(plan("SELECT * FROM alert ORDER BY rank, raised_at DESC, id DESC LIMIT 51"))
                .contains("alert_listed").doesNotContain("TEMP B-TREE");
        assertThat(plan("SELECT * FROM alert WHERE rank = 0 AND host_id = 'h1' ORDER BY rank, raised_at DESC, id DESC"))
                .contains("alert_of_host").doesNotContain("TEMP B-TREE");
        assertThat(p95(new Query("open", null, null, null, 50, null))).isLessThan(P95);
        assertThat(p95(new Query("all", "critical", null, "host 7", 50, null))).isLessThan(P95);
        assertThat(p95(new Query("open", null, null, "FAILED on host 7 critical", 50, null))).isLessThan(P95);
        assertThat(p95(new Query("acknowledged", null, null, "check host", 50, null), 0)).isLessThan(P95);
    }

    private Duration p95(Query query) {
        return p95(query, 50);
    }

    private Duration p95(Query query, int found) {
        var times = new ArrayList<Duration>();
        for (var n = 0; n < 60; n++) {
            var began = System.nanoTime();
            assertThat(stage.get(AlertsRpc.LIST, query).items()).hasSize(found);
            times.add(Duration.ofNanos(System.nanoTime() - began));
        }
        // The first ones find nothing compiled.
        return times.subList(20, 60).stream().sorted().toList().get(37);
    }

    private String plan(String sql) {
        return stage.service().bean(Transactions.class, "alerts").<List<String>>readSql(connection -> {
            try (var select = connection.prepareStatement("EXPLAIN QUERY PLAN " + sql);
                    var rows = select.executeQuery()) {
                var steps = new ArrayList<String>();
                while (rows.next()) {
                    steps.add(rows.getString("detail"));
                }
                return steps;
            }
        }).toString();
    }

    private static int fill(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(
                    """
                            WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2$d)
                            INSERT INTO alert (id, host_id, host_name, kind, severity, status, subject, message, raised_at,
                                last_seen_at, resolved_at, closing, flapping, revision, occurrence, search)
                            SELECT printf('%%026d', i), 'h' || i, 'host ' || i, 'check_failed', 'critical',
                                iif(i <= %1$d, 'open', 'resolved'), '', 'The check failed.', 1700000000000 + i, 1700000000000 + i,
                                iif(i <= %1$d, NULL, 1700000000000 + i), iif(i <= %1$d, NULL, 'cleared'), 0, 1, i, 'host ' || i || ' the check failed.'
                            FROM n"""
                            .formatted(OPEN, OPEN * 4));
        }
    }
}
