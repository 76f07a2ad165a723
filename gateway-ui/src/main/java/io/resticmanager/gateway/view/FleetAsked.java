package io.resticmanager.gateway.view;

import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.gateway.fleet.FleetFilter;
import io.resticmanager.gateway.fleet.Order;
import org.jspecify.annotations.Nullable;

/** What the address of the dashboard asks for; null or a word that nobody knows does not restrict, and means the usual order. */
public record FleetAsked(@Nullable String text, @Nullable String tag, @Nullable String status,
        @Nullable String protection, @Nullable String sort) {

    public static final FleetAsked ALL = new FleetAsked(null, null, null, null, null);

    private static final String RUNNING = "running";

    public FleetFilter filter() {
        return new FleetFilter(text, tag, presence(), level(), RUNNING.equals(status));
    }

    public Order order() {
        return Optional.ofNullable(sort).flatMap(Order::of).orElse(Order.attention);
    }

    /** Whether some hosts may be left out. */
    public boolean filtered() {
        return text != null || tag != null || status != null || protection != null;
    }

    private @Nullable Presence presence() {
        return Stream.of(Presence.values()).filter(known -> known.name().equals(status)).findFirst().orElse(null);
    }

    private @Nullable Level level() {
        return Stream.of(Level.values()).filter(known -> known.word().equals(protection)).findFirst().orElse(null);
    }
}
