package io.resticmanager.alerts.alert;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** Counts alerts, of all hosts and of some, and tells the story of one. */
@Singleton
final class AlertQueries {

    private static final int HOSTS = 200;
    private static final Duration DAY = Duration.ofHours(24);
    private static final String COUNTS = """
            SELECT count(*) FILTER (WHERE status = 'open') AS open,
                   count(*) FILTER (WHERE status = 'open' AND severity = 'critical') AS critical,
                   count(*) FILTER (WHERE status = 'acknowledged') AS acknowledged
            FROM alert WHERE rank < 2""";
    private static final String OF_HOSTS = """
            SELECT host_id, count(*) FILTER (WHERE status = 'open') AS open,
                   count(*) FILTER (WHERE status = 'open' AND severity = 'critical') AS critical,
                   count(*) FILTER (WHERE status = 'acknowledged') AS acknowledged
            FROM alert WHERE rank < 2 AND host_id IN (SELECT value FROM json_each(?)) GROUP BY host_id""";

    private final Transactions transactions;
    private final Clock clock;

    AlertQueries(@Named("alerts") Transactions transactions, Clock clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    Reply<AlertsRpc.Counts> counts(Caller caller, Nothing asked) {
        return Reply.of(transactions.<AlertsRpc.Counts>readSql(connection -> {
            var since = clock.instant().minus(DAY);
            var resolved = count(connection,
                    "SELECT count(*) FROM alert WHERE status = 'resolved' AND resolved_at > ?", since);
            var raised = count(connection, "SELECT count(*) FROM alert WHERE rank IN (0, 1, 2) AND raised_at > ?",
                    since);
            return Ask.first(connection, rows -> new AlertsRpc.Counts(rows.getLong("open"), rows.getLong("critical"),
                    rows.getLong("acknowledged"), resolved, raised), COUNTS).orElseThrow();
        }));
    }

    private static long count(Connection connection, String sql, Instant since) throws SQLException {
        return Ask.first(connection, rows -> rows.getLong(1), sql, since).orElse(0L);
    }

    Reply<AlertsRpc.HostsAlerts> hosts(Caller caller, AlertsRpc.HostIds asked) {
        if (asked.hostIds().size() > HOSTS) {
            return Reply.refused(Problem.invalid("host_ids", "At most %d hosts.".formatted(HOSTS)));
        }
        var counted = transactions.<Map<String, AlertsRpc.HostAlerts>>readSql(connection -> ofHosts(connection, asked));
        return Reply.of(new AlertsRpc.HostsAlerts(asked.hostIds().stream().distinct()
                .map(host -> counted.getOrDefault(host, new AlertsRpc.HostAlerts(host, 0, 0, 0))).toList()));
    }

    Reply<AlertsRpc.AlertStory> get(Caller caller, AlertsRpc.AlertId asked) {
        return transactions.<Reply<AlertsRpc.AlertStory>>readSql(
                connection -> AlertStories.find(connection, asked.alertId()).map(Reply::of)
                        .orElseGet(() -> Reply.refused(unknown(asked.alertId()))));
    }

    static Problem unknown(String id) {
        return Problem.notFound("There is no alert " + id + ".");
    }

    private static Map<String, AlertsRpc.HostAlerts> ofHosts(Connection connection, AlertsRpc.HostIds asked)
            throws SQLException {
        return Ask.rows(connection, AlertQueries::hostAlerts, OF_HOSTS, Json.text(asked.hostIds())).stream()
                .collect(Collectors.toMap(AlertsRpc.HostAlerts::hostId, Function.identity()));
    }

    private static AlertsRpc.HostAlerts hostAlerts(ResultSet rows) throws SQLException {
        return new AlertsRpc.HostAlerts(rows.getString("host_id"), rows.getLong("open"), rows.getLong("critical"),
                rows.getLong("acknowledged"));
    }
}
