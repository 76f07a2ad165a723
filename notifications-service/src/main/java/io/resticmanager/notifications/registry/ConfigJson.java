package io.resticmanager.notifications.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.ChannelKind;
import org.jspecify.annotations.Nullable;

/** The JSON of a configuration: what of it is secret, what is kept, and what is shown. */
final class ConfigJson {

    private static final String HAS = "has_";

    private ConfigJson() {}

    /** What a person wrote, with the stored secret where theirs is absent or blank; {@code null} removes it. */
    static JsonNode merged(ChannelKind kind, JsonNode written, @Nullable JsonNode stored) {
        var fields = fields(written);
        kind.secrets().forEach(secret -> {
            fields.remove(HAS + secret);
            if (isLeft(written.get(secret))) {
                keep(fields, secret, stored);
            }
        });
        fields.values().removeIf(JsonNode::isNull);
        return JsonNode.createObjectNode(fields);
    }

    /** The secrets that {@link #merged} takes from what is stored. */
    static List<String> kept(ChannelKind kind, JsonNode written, JsonNode stored) {
        return kind.secrets().stream().filter(it -> isLeft(written.get(it)) && stored.get(it) != null).sorted()
                .toList();
    }

    /** Without its secrets: of each that there is only {@code has_<field>: true}. */
    static JsonNode shown(ChannelKind kind, JsonNode stored) {
        var fields = fields(stored);
        kind.secrets().forEach(secret -> {
            if (fields.remove(secret) != null) {
                fields.put(HAS + secret, JsonNode.createBooleanNode(true));
            }
        });
        return JsonNode.createObjectNode(fields);
    }

    static JsonNode none() {
        return JsonNode.createObjectNode(Map.of());
    }

    private static void keep(Map<String, JsonNode> fields, String secret, @Nullable JsonNode stored) {
        fields.remove(secret);
        var kept = stored == null ? null : stored.get(secret);
        if (kept != null) {
            fields.put(secret, kept);
        }
    }

    private static boolean isLeft(@Nullable JsonNode given) {
        return given == null || given.isString() && given.getStringValue().isBlank();
    }

    private static Map<String, JsonNode> fields(JsonNode object) {
        var fields = new LinkedHashMap<String, JsonNode>();
        object.entries().forEach(entry -> fields.put(entry.getKey(), entry.getValue()));
        return fields;
    }
}
