package io.resticmanager.notifications.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.Protection.Level;

/** A digest in a line, fit for a subject: what is wrong, and what nobody could say. Numbers and our own words alone. */
final class Headline {

    private Headline() {}

    static String of(State state) {
        return String.join(", ", Stream.of(fleet(state), alerts(state), lately(state)).flatMap(List::stream).toList());
    }

    private static List<String> fleet(State state) {
        if (state.hosts().isEmpty()) {
            return List.of("state of the fleet unknown");
        }
        var all = state.hosts().get().size();
        if (state.count(Level.protected_) == all) {
            return List.of(switch (all) {
                case 0 -> "no hosts";
                case 1 -> "the one host protected";
                default -> "all %d protected".formatted(all);
            });
        }
        var said = new ArrayList<String>();
        for (var level : List.of(Level.at_risk, Level.offline, Level.unknown)) {
            var count = state.count(level);
            if (count > 0) {
                said.add((said.isEmpty() ? "%d of %s " : "%d ").formatted(count, Figures.plural(all, "host"))
                        + word(level));
            }
        }
        return said;
    }

    static String word(Level level) {
        return switch (level) {
            case protected_ -> "protected";
            case at_risk -> "at risk";
            case offline -> "offline";
            case unknown -> "unknown";
        };
    }

    private static List<String> alerts(State state) {
        if (state.alerts().isEmpty()) {
            return List.of("alerts unknown");
        }
        var counts = state.alerts().get().counts();
        if (counts.critical() > 0) {
            return List.of(Figures.plural(counts.critical(), "critical alert"));
        }
        return counts.open() > 0 ? List.of(Figures.plural(counts.open(), "open alert")) : List.of();
    }

    private static List<String> lately(State state) {
        return state.lately().isPresent() ? List.of() : List.of("last 24 hours unknown");
    }
}
