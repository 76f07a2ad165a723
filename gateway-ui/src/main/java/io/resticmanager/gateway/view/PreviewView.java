package io.resticmanager.gateway.view;

import java.util.List;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import org.jspecify.annotations.Nullable;

/** What a sample alert would look like on a channel, or what is missing for that. */
public record PreviewView(@Nullable Preview preview, String missing) {

    /** A field of what is sent as JSON, both as they stand there; {@code last}: no comma comes after it. */
    public record Field(String name, String value, boolean last) {}

    /** One a line, as that is read more easily than what is sent; empty where it is no JSON object. */
    public List<Field> fields() {
        try {
            var body = preview == null ? null : Json.read(preview.body(), JsonNode.class);
            return body == null || !body.isObject() ? List.of() : fields(body);
        } catch (Json.Malformed _) {
            // A text for people, as that of a mail.
            return List.of();
        }
    }

    private static List<Field> fields(JsonNode body) {
        var all = StreamSupport.stream(body.entries().spliterator(), false).toList();
        return all.stream().map(one -> new Field(Json.text(one.getKey()), Json.text(one.getValue()),
                one == all.getLast())).toList();
    }
}
