package io.resticmanager.gateway.fleet;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.platform.sqlite.Transactions;

/** What hosts are called, from the read model: a page asks for the few that it shows, however many there are. */
@Singleton
public final class FleetNames {

    // The first word is the name in small letters (RowText).
    private static final String SMALL = "substr(words, 1, instr(words, char(10)) - 1)";
    private static final String BY_ID = """
            SELECT host_id, name FROM fleet_host WHERE host_id IN (SELECT value FROM json_each(?))""";
    private static final String EXACT = "SELECT host_id, name FROM fleet_host WHERE name = ? OR host_id = ?1 LIMIT 2";
    private static final String ANY_CASE = "SELECT host_id, name FROM fleet_host WHERE %s = ? LIMIT 2"
            .formatted(SMALL);
    private static final String CONTAINING = """
            SELECT host_id, name FROM fleet_host WHERE instr(%s, ?) > 0 ORDER BY name, host_id LIMIT 8"""
            .formatted(SMALL);

    private final Transactions transactions;
    private final FleetReady ready;

    FleetNames(@Named("gateway") Transactions transactions, FleetReady ready) {
        this.transactions = transactions;
        this.ready = ready;
    }

    /** By their ids; a host that is gone, or not known yet, has none. */
    public Map<String, String> of(Collection<String> hostIds) {
        return read(BY_ID, Json.text(hostIds.toArray(String[]::new)));
    }

    /** The id of the one host that is called so, in whatever case, or that has this id. */
    public Optional<String> idOf(String typed) {
        ready.check();
        return one(read(EXACT, typed)).or(() -> one(read(ANY_CASE, small(typed))));
    }

    /** The first hosts with this in their names, in whatever case, by their ids; at most 8. */
    public Map<String, String> containing(String text) {
        ready.check();
        return read(CONTAINING, small(text));
    }

    private static String small(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static Optional<String> one(Map<String, String> found) {
        return found.size() == 1 ? found.keySet().stream().findFirst() : Optional.empty();
    }

    private Map<String, String> read(String sql, String value) {
        return transactions.<Map<String, String>>readSql(connection -> read(connection, sql, value));
    }

    private static Map<String, String> read(Connection connection, String sql, String value) throws SQLException {
        var names = new LinkedHashMap<String, String>();
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, value);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    names.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return names;
    }
}
