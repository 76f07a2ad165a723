package io.resticmanager.gateway.fleet;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** Whether each host is protected, as the dashboard says it. Nothing at all while nobody has told which hosts there are. */
@Singleton
final class ProtectionFigures implements Figures {

    private static final Family PROTECTED = Family.gauge("host_protected",
            "1 while the dashboard calls this host protected, 0 for everything else, also while nobody can tell.");
    private static final Family HOSTS = Family.gauge("hosts_by_protection",
            "Hosts, by what the dashboard says of them.");

    private final Transactions transactions;
    private final FleetReady ready;

    ProtectionFigures(@Named("gateway") Transactions transactions, FleetReady ready) {
        this.transactions = transactions;
        this.ready = ready;
    }

    /** A host and what is said of it. */
    private record Told(String id, String name, String level) {

        static Told read(ResultSet row) throws SQLException {
            return new Told(row.getString("host_id"), row.getString("name"), row.getString("protection"));
        }

        boolean is(Level wanted) {
            return level.equals(wanted.word());
        }
    }

    @Override
    public String source() {
        return "gateway.protection";
    }

    @Override
    public List<Figure> figures() {
        ready.check();
        var hosts = transactions.<List<Told>>readSql(ProtectionFigures::hosts);
        var figures = new ArrayList<>(hosts.stream().map(host -> PROTECTED.of(host.is(Level.protected_) ? 1 : 0,
                "host", host.name, "host_id", host.id)).toList());
        Stream.of(Level.values()).forEach(level -> figures.add(
                HOSTS.of(hosts.stream().filter(host -> host.is(level)).count(), "protection", level.word())));
        return figures;
    }

    private static List<Told> hosts(Connection connection) throws SQLException {
        return Ask.rows(connection, Told::read, "SELECT host_id, name, protection FROM fleet_host ORDER BY host_id");
    }
}
