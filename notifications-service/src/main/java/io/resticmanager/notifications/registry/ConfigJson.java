package io.resticmanager.notifications.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.notifications.channel.ChannelType;
import org.jspecify.annotations.Nullable;

/** The JSON of a configuration: what of it is secret, what is kept, and what is shown. */
final class ConfigJson {

    private static final String HAS = "has_";
    private static final int MOST_FOREIGN = 20;

    private ConfigJson() {}

    /**
     * What a person wrote over what is stored: what is absent stays, {@code null} removes it, and so does a blank, but of a secret. What is
     * stored in fields that the kind has not is dropped.
     */
    static JsonNode merged(ChannelType type, JsonNode written, @Nullable JsonNode stored) {
        var fields = stored == null ? new LinkedHashMap<String, JsonNode>() : fields(stored);
        fields(written).forEach((field, value) -> {
            if (!isLeft(value) || !type.kind().secrets().contains(field)) {
                fields.put(field, value);
            }
        });
        fields.keySet().retainAll(type.fields());
        fields.values().removeIf(it -> it.isNull() || isLeft(it));
        return JsonNode.createObjectNode(fields);
    }

    /** Of the fields that the kind has not: whoever wrote one meant something by it. */
    static List<FieldError> foreign(ChannelType type, JsonNode written) {
        return fields(written).keySet().stream().filter(field -> !type.fields().contains(field) && !isTold(type, field))
                .limit(MOST_FOREIGN)
                .map(field -> new FieldError("config." + Shown.of(field),
                        "A channel of the kind %s has no such field, so it would go without what it says. Leave it out."
                                .formatted(type.kind())))
                .toList();
    }

    // What was read can be sent back.
    private static boolean isTold(ChannelType type, String field) {
        return field.startsWith(HAS) && type.kind().secrets().contains(field.substring(HAS.length()));
    }

    /** The secrets that {@link #merged} takes from what is stored. */
    static List<String> kept(ChannelKind kind, JsonNode written, JsonNode stored) {
        return kind.secrets().stream().filter(it -> isLeft(written.get(it)) && stored.get(it) != null).sorted()
                .toList();
    }

    /** Without its secrets: of each that there is only {@code has_<field>: true}. */
    static JsonNode shown(ChannelType type, JsonNode stored) {
        var fields = fields(stored);
        fields.keySet().retainAll(type.fields());
        type.kind().secrets().forEach(secret -> {
            if (fields.remove(secret) != null) {
                fields.put(HAS + secret, JsonNode.createBooleanNode(true));
            }
        });
        return JsonNode.createObjectNode(fields);
    }

    static JsonNode none() {
        return JsonNode.createObjectNode(Map.of());
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
