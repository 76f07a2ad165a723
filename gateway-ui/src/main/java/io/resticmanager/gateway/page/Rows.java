package io.resticmanager.gateway.page;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.gateway.view.HostView;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the dashboard: all hosts in order of urgency before they are cut into pages, so that what needs a person is on
 * the first. A page begins after a place in that order, not after a number of rows: hosts move while one reads.
 */
record Rows(List<HostView> hosts, Optional<String> next) {

    private static final String SEPARATOR = "~";
    private static final Comparator<Place> ORDER = Comparator.comparingInt(Place::urgency)
            .thenComparing(Place::name).thenComparing(Place::id);

    private record Place(int urgency, String id, String name) {

        static Place of(HostView host) {
            return new Place(host.urgency(), host.id(), host.name());
        }

        static Optional<Place> parse(String text) {
            var parts = text.split(SEPARATOR, 3);
            return parts.length == 3 && parts[0].matches("\\d")
                    ? Optional.of(new Place(Integer.parseInt(parts[0]), parts[1], parts[2]))
                    : Optional.empty();
        }

        String text() {
            return String.join(SEPARATOR, String.valueOf(urgency), id, name);
        }
    }

    static Rows of(Stream<HostView> hosts) {
        return new Rows(hosts.sorted(Comparator.comparing(Place::of, ORDER)).toList(), Optional.empty());
    }

    /** At most {@code limit} rows after the place; a place that nobody can read is the beginning. */
    Rows from(@Nullable String place, int limit) {
        var after = Optional.ofNullable(place).flatMap(Place::parse);
        var rest = hosts.stream()
                .filter(host -> after.isEmpty() || ORDER.compare(Place.of(host), after.get()) > 0).toList();
        var shown = rest.subList(0, Math.min(limit, rest.size()));
        return new Rows(shown, rest.size() > limit ? Optional.of(Place.of(shown.getLast()).text()) : Optional.empty());
    }
}
