package io.resticmanager.cli.server;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;

/** A list of the API. @param next where the next page begins, empty on the last */
public record Items(List<Fields> rows, String next) {

    public Items {
        rows = List.copyOf(rows);
    }

    public static Items of(JsonNode page) {
        var fields = new Fields(page);
        return new Items(fields.list("items"), fields.text("next_cursor"));
    }

    Items and(Items more) {
        return new Items(Stream.concat(rows.stream(), more.rows.stream()).toList(), more.next);
    }

    /** As the API writes a whole list. */
    public JsonNode json() {
        return JsonNode.createObjectNode(
                Map.of("items", JsonNode.createArrayNode(rows.stream().map(Fields::json).toList())));
    }
}
