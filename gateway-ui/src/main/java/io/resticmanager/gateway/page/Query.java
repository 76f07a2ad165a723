package io.resticmanager.gateway.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** The parameters in a page's address; a blank one is left out, so that one page has one address. */
record Query(SortedMap<String, String> parameters) {

    static final Query NONE = new Query(new TreeMap<>());

    Query with(String name, @Nullable String value) {
        var more = new TreeMap<>(parameters);
        if (text(value) instanceof String text) {
            more.put(name, text);
        }
        return new Query(more);
    }

    boolean isEmpty() {
        return parameters.isEmpty();
    }

    /** What somebody typed, or null for nothing. */
    static @Nullable String text(@Nullable String typed) {
        return typed == null || typed.isBlank() ? null : typed.strip();
    }

    /** As it stands behind the path: empty, or from the question mark on. */
    @Override
    public String toString() {
        return isEmpty()
                ? ""
                : parameters.entrySet().stream().map(Query::pair).collect(Collectors.joining("&", "?", ""));
    }

    private static String pair(Map.Entry<String, String> parameter) {
        return parameter.getKey() + "=" + URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8);
    }
}
