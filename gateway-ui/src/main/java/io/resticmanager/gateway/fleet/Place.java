package io.resticmanager.gateway.fleet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.json.Json;

/**
 * Where a page of hosts begins: after what stands in the columns of its order. A place in that order, not a number of rows:
 * hosts move while one reads.
 */
public record Place(Order order, List<String> values) {

    private static final int NUMBER_MOST = 19;

    /** Reads what {@link #text} wrote for the same order; empty when it is not that. */
    public static Optional<Place> parse(Order order, String text) {
        try {
            var json = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            var place = new Place(order, Arrays.asList(Json.read(json, String[].class)));
            return place.fits() ? Optional.of(place) : Optional.empty();
        } catch (IllegalArgumentException | Json.Malformed e) {
            return Optional.empty();
        }
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Json.bytes(values.toArray(String[]::new)));
    }

    private boolean fits() {
        return values.size() == order.columns().size() && values.stream().noneMatch(value -> value == null)
                && (order.columns().size() < 3 || number(values.getFirst()));
    }

    private static boolean number(String value) {
        return value.length() <= NUMBER_MOST && value.matches("-?\\d+");
    }
}
