package io.resticmanager.cli.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads an answer of the API, of whatever version: what is absent is empty, and what is new is passed over. */
public record Fields(JsonNode json) {

    /** As text, numbers and booleans too; empty for none. */
    public String text(String name) {
        var value = value(name);
        return value == null || !value.isValueNode() ? "" : value.coerceStringValue();
    }

    /** Zero for none. */
    public long number(String name) {
        var value = value(name);
        return value == null || !value.isNumber() ? 0 : value.getLongValue();
    }

    public boolean is(String name) {
        return "true".equals(text(name));
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    /** Empty for none. */
    public Fields child(String name) {
        var value = value(name);
        return new Fields(value == null ? JsonNode.createObjectNode(Map.of()) : value);
    }

    public List<Fields> list(String name) {
        var found = new ArrayList<Fields>();
        var value = value(name);
        if (value != null && value.isArray()) {
            value.values().forEach(each -> found.add(new Fields(each)));
        }
        return found;
    }

    /** A list of texts, apart by commas. */
    public String joined(String name) {
        return String.join(",", list(name).stream().map(each -> each.json.coerceStringValue()).toList());
    }

    private @Nullable JsonNode value(String name) {
        var value = json.isObject() ? json.get(name) : null;
        return value == null || value.isNull() ? null : value;
    }
}
