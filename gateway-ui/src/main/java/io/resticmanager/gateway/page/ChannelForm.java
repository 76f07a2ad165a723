package io.resticmanager.gateway.page;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.ChannelWish;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The form of a channel as it is sent. A blank secret is kept as it is stored, a checked {@code remove_} takes it away. */
record ChannelForm(Sent sent) {

    private static final Map<ChannelKind, List<String>> FIELDS = Map.of(
            ChannelKind.webhook, List.of("url", "bearer_token", "header_name", "header_value", "secret"),
            ChannelKind.ntfy, List.of("server_url", "topic", "access_token", "default_priority"),
            ChannelKind.smtp, List.of("host", "port", "encryption", "username", "password", "from", "to"));
    private static final String NUMBER = "[0-9]{1,9}";

    /** The one named, or a webhook where none of that name is. */
    static ChannelKind kind(@Nullable String name) {
        return Arrays.stream(ChannelKind.values()).filter(kind -> kind.name().equals(name)).findFirst()
                .orElse(ChannelKind.webhook);
    }

    ChannelKind kind() {
        return kind(sent.value("kind"));
    }

    /** The channel it belongs to, for a preview; null for a new one. */
    @Nullable
    String channelId() {
        return Typed.orNull(sent.value("channel_id"));
    }

    /** Whether it asks for nothing but a look at what would be sent. */
    boolean previews() {
        return sent.value("preview") != null;
    }

    /** @throws ProblemException where a field came twice, or no severity is of that name */
    ChannelWish wish(ChannelKind kind) {
        sent.once();
        // A digest tells of all alerts; the choice is not shown beside it.
        var severities = digests(kind) ? List.<Severity>of() : severities();
        return new ChannelWish(sent.text("name").strip(), sent.value("enabled") != null, severities, config(kind));
    }

    /** All of it: what is blank is null, so that it does not stay as it is stored; but a blank secret is absent. */
    JsonNode config(ChannelKind kind) {
        var fields = new LinkedHashMap<String, JsonNode>();
        Objects.requireNonNull(FIELDS.get(kind)).forEach(field -> {
            var typed = kind.secrets().contains(field)
                    ? Typed.secret(sent.value(field))
                    : Typed.orNull(sent.value(field));
            if (typed != null) {
                fields.put(field, field.equals("port") ? number(typed) : JsonNode.createStringNode(typed));
            } else if (!kind.secrets().contains(field) || sent.value("remove_" + field) != null) {
                fields.put(field, JsonNode.nullNode());
            }
        });
        if (kind == ChannelKind.smtp) {
            fields.put("digest", digests(kind) ? digest() : JsonNode.nullNode());
        }
        return JsonNode.createObjectNode(fields);
    }

    private boolean digests(ChannelKind kind) {
        return kind == ChannelKind.smtp && sent.value("digest") != null;
    }

    private JsonNode digest() {
        var fields = new LinkedHashMap<String, JsonNode>();
        List.of("at", "time_zone").forEach(field -> {
            var typed = Typed.orNull(sent.value("digest_" + field));
            if (typed != null) {
                fields.put(field, JsonNode.createStringNode(typed));
            }
        });
        return JsonNode.createObjectNode(fields);
    }

    /** What is shown again: never a secret. */
    Map<String, String> typed() {
        var shown = new LinkedHashMap<>(sent.values());
        shown.keySet().removeAll(List.of("csrfToken", "preview", "channel_id"));
        shown.putIfAbsent("kind", kind().name());
        for (var kind : ChannelKind.values()) {
            shown.keySet().removeAll(kind.secrets());
        }
        return shown;
    }

    private List<Severity> severities() {
        return switch (sent.text("severities")) {
            case "" -> List.of();
            case "critical" -> List.of(Severity.critical);
            case "warning" -> List.of(Severity.warning);
            default ->
                throw new ProblemException(Problem.invalid("severities", "A severity is one of warning, critical."));
        };
    }

    // What is no number goes on as it is: the service says what is wrong with it,
    // beside all else.
    private static JsonNode number(String typed) {
        return typed.matches(NUMBER)
                ? JsonNode.createNumberNode(Integer.parseInt(typed))
                : JsonNode.createStringNode(typed);
    }
}
