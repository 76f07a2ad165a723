package io.resticmanager.hub.figure;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** How many hosts are there, connected or not; also those that there are none of. */
@Singleton
final class HostFigures implements Figures {

    private static final Family HOSTS = Family.gauge("hosts",
            "Enrolled hosts, by whether their agent is connected; unknown until the hub has been up for its start grace.");

    private final Transactions transactions;

    HostFigures(@Named("hub") Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String source() {
        return "hub.hosts";
    }

    @Override
    public List<Figure> figures() {
        var counts = counts();
        return Stream.of(Presence.values())
                .map(presence -> HOSTS.of(counts.getOrDefault(presence.name(), 0L), "presence", presence.name()))
                .toList();
    }

    private Map<String, Long> counts() {
        return transactions.<Map<String, Long>>readSql(connection -> Ask.byKey(connection,
                row -> row.getString("state"), row -> row.getLong("n"), """
                        SELECT CASE WHEN refused_code IS NULL THEN presence ELSE 'refused' END AS state, count(*) AS n
                        FROM host GROUP BY state"""));
    }
}
