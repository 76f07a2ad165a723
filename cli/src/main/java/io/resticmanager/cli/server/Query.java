package io.resticmanager.cli.server;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** A path of the API and its parameters. */
public record Query(String base, Map<String, String> parameters) {

    public Query {
        parameters = Map.copyOf(parameters);
    }

    /** @param segments put behind the base, each encoded */
    public static Query of(String base, String... segments) {
        return new Query(Arrays.stream(segments).map(Query::encoded).collect(Collectors.joining("/", base, "")),
                Map.of());
    }

    /** One that is null is left out. */
    public Query and(String name, @Nullable String value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return new Query(base, more);
    }

    String path() {
        return parameters.isEmpty()
                ? base
                : parameters.entrySet().stream().sorted(Map.Entry.comparingByKey())
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .collect(Collectors.joining("&", base + "?", ""));
    }

    // Of paths the plus means itself.
    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
