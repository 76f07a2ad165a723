package io.resticmanager.gateway.view;

import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.gateway.fleet.FleetFilter;
import io.resticmanager.gateway.fleet.Order;
import org.jspecify.annotations.Nullable;

/** What the address of the dashboard asks for; null does not restrict, and means the usual order. */
public record FleetAsked(@Nullable String text, @Nullable String tag, @Nullable String status,
        @Nullable String protection, @Nullable String sort) {

    public static final FleetAsked ALL = new FleetAsked(null, null, null, null, null);

    private static final String RUNNING = "running";

    /** What nobody knows, in a sentence each; empty when all of it can be read. */
    public String trouble() {
        var wrong = new ArrayList<String>();
        if (status != null && presence() == null && !RUNNING.equals(status)) {
            wrong.add("A status is one of %s, %s.".formatted(names(Presence.values(), Presence::name), RUNNING));
        }
        if (protection != null && level() == null) {
            wrong.add("A protection is one of %s.".formatted(names(Level.values(), Level::word)));
        }
        if (sort != null && Order.of(sort).isEmpty()) {
            wrong.add("An order is one of %s.".formatted(names(Order.values(), Order::name)));
        }
        return String.join(" ", wrong);
    }

    private static <E> String names(E[] all, Function<E, String> name) {
        return Stream.of(all).map(name).collect(Collectors.joining(", "));
    }

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
