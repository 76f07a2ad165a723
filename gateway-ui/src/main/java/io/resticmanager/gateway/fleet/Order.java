package io.resticmanager.gateway.fleet;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** In which order hosts are listed: columns of {@code fleet_host}, all ascending, the last of them unique. */
public enum Order {

    attention("urgency", "name", "host_id"), name("name", "host_id"), backup("by_backup", "name",
            "host_id"), size("by_size", "name", "host_id"), alerts("by_alerts", "name",
                    "host_id"), id("host_id");

    private final List<String> columns;

    Order(String... columns) {
        this.columns = List.of(columns);
    }

    List<String> columns() {
        return columns;
    }

    /** By its name; empty for none of them. */
    public static Optional<Order> of(String word) {
        return Stream.of(values()).filter(order -> order.name().equals(word)).findFirst();
    }
}
