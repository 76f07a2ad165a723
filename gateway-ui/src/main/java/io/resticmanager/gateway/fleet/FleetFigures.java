package io.resticmanager.gateway.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.gateway.host.Behind;
import io.resticmanager.gateway.host.Fleet;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** What is counted over all hosts, each answered from an index. */
@Singleton
public final class FleetFigures {

    private static final String COUNT = """
            SELECT count(*), total(protection = 'at_risk'), total(protection = 'unknown'), total(protection = 'protected'),
                   total(protection = 'offline'), total(presence = 'online'), total(presence = 'offline'), total(running)
            FROM fleet_host""";

    private static final int FEW = 3;
    private static final String NAMES = """
            SELECT name FROM fleet_host INDEXED BY fleet_figures
            WHERE protection IN ('protected', 'at_risk', 'offline', 'unknown')
                AND presence IN ('online', 'offline', 'unknown', 'refused') AND running IN (0, 1) AND %s
            ORDER BY +name LIMIT""" + " " + FEW;

    private final Transactions transactions;
    private final FleetReady ready;

    FleetFigures(@Named("gateway") Transactions transactions, FleetReady ready) {
        this.transactions = transactions;
        this.ready = ready;
    }

    public Fleet fleet() {
        ready.check();
        return transactions.<Fleet>readSql(connection -> {
            try (var select = connection.prepareStatement(COUNT); var rows = select.executeQuery()) {
                rows.next();
                return new Fleet(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getInt(4), rows.getInt(5),
                        rows.getInt(6), rows.getInt(7), rows.getInt(8));
            }
        });
    }

    /** Of figures that are small enough, whom they count. */
    public Behind behind(Fleet fleet) {
        return transactions.<Behind>readSql(connection -> new Behind(
                few(connection, fleet.atRisk(), "protection = 'at_risk'"),
                few(connection, fleet.offline(), "presence = 'offline'"),
                few(connection, fleet.running(), "running = 1")));
    }

    // By the index of the figures: all three columns are named, and the order is
    // none
    // of another index.
    private static List<String> few(Connection connection, int number, String condition) throws SQLException {
        if (number == 0 || number > FEW) {
            return List.of();
        }
        return Ask.rows(connection, rows -> rows.getString(1), NAMES.formatted(condition));
    }

    /** The tags that most hosts have, at most {@code limit}, the most frequent first. */
    public List<String> tags(int limit) {
        var counts = counts();
        return counts.keySet().stream()
                .sorted(Comparator.comparing((String tag) -> -counts.getOrDefault(tag, 0L))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(limit).toList();
    }

    private Map<String, Long> counts() {
        return transactions.<Map<String, Long>>readSql(connection -> {
            var counts = new HashMap<String, Long>();
            try (var select = connection.prepareStatement("SELECT tags, count(*) FROM fleet_host GROUP BY tags");
                    var rows = select.executeQuery()) {
                while (rows.next()) {
                    var hosts = rows.getLong(2);
                    list(rows.getString(1)).forEach(tag -> counts.merge(tag, hosts, Long::sum));
                }
            }
            return counts;
        });
    }

    private static List<String> list(String tags) {
        try {
            return Arrays.asList(Json.read(tags, String[].class));
        } catch (Json.Malformed e) {
            throw new IllegalStateException("tags of the read model can not be read", e);
        }
    }
}
