package io.resticmanager.gateway.fleet;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** The rows of the read model, for reading. One indexed query answers a page, however many hosts there are. */
@Singleton
public final class FleetRows {

    private final Transactions transactions;
    private final FleetReady ready;

    FleetRows(@Named("gateway") Transactions transactions, FleetReady ready) {
        this.transactions = transactions;
        this.ready = ready;
    }

    /** Whether the host still has a page; so it is held while nobody has told which hosts there are. */
    public boolean linked(String hostId) {
        return transactions.<Boolean>readSql(connection -> {
            try (var select = connection.prepareStatement(
                    """
                            SELECT EXISTS (SELECT 1 FROM fleet_host WHERE host_id = ?) OR NOT EXISTS (SELECT 1 FROM fleet_host)""")) {
                select.setString(1, hostId);
                try (var rows = select.executeQuery()) {
                    return rows.getBoolean(1);
                }
            }
        });
    }

    public Optional<FleetHost> find(String hostId) {
        return transactions.<Optional<FleetHost>>readSql(connection -> {
            try (var select = connection.prepareStatement("SELECT body FROM fleet_host WHERE host_id = ?")) {
                select.setString(1, hostId);
                try (var rows = select.executeQuery()) {
                    return rows.next() ? Optional.of(RowText.host(rows.getString(1))) : Optional.empty();
                }
            }
        });
    }

    /** At most {@code limit} hosts that match, from after the place on; null for the beginning. */
    public FleetPart page(FleetFilter filter, Order order, @Nullable Place after, int limit) {
        ready.check();
        return transactions.<FleetPart>readSql(connection -> page(connection, filter, order, after, limit));
    }

    private static FleetPart page(Connection connection, FleetFilter filter, Order order, @Nullable Place after,
            int limit) throws SQLException {
        var where = filter.where();
        var columns = String.join(", ", order.columns());
        if (after != null) {
            where.conditions().add("(%s) > (%s)".formatted(columns, marks(order)));
            where.values().addAll(after.values());
        }
        var sql = "SELECT body, %s FROM fleet_host %s ORDER BY %s LIMIT %d".formatted(columns,
                where.conditions().isEmpty() ? "" : "WHERE " + String.join(" AND ", where.conditions()), columns,
                limit + 1);
        try (var select = connection.prepareStatement(sql)) {
            bind(select, where.values());
            try (var rows = select.executeQuery()) {
                return part(rows, order, limit);
            }
        }
    }

    private static FleetPart part(ResultSet rows, Order order, int limit) throws SQLException {
        List<FleetHost> hosts = new ArrayList<>();
        var last = Optional.<Place>empty();
        while (rows.next()) {
            if (hosts.size() == limit) {
                return new FleetPart(hosts, last);
            }
            hosts.add(RowText.host(rows.getString(1)));
            last = Optional.of(place(rows, order));
        }
        return new FleetPart(hosts, Optional.empty());
    }

    private static Place place(ResultSet rows, Order order) throws SQLException {
        List<String> values = new ArrayList<>();
        for (var column : order.columns()) {
            values.add(rows.getString(column));
        }
        return new Place(order, values);
    }

    private static void bind(PreparedStatement select, List<String> values) throws SQLException {
        for (var i = 0; i < values.size(); i++) {
            select.setString(i + 1, values.get(i));
        }
    }

    private static String marks(Order order) {
        return order.columns().stream().map(column -> switch (column) {
            case "name", "host_id" -> "?";
            default -> "CAST(? AS INTEGER)";
        }).collect(Collectors.joining(", "));
    }
}
