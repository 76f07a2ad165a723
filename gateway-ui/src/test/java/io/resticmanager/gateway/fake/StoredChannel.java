package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.Header;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** A channel as it is shown, and its secrets. */
record StoredChannel(Channel channel, Map<String, String> secrets) {

    static StoredChannel made(NotificationsRpc.NewChannel ask, String config, Instant now) {
        var blank = new Channel(Ids.next(), ask.kind(), ask.name(), ask.enabled(),
                Objects.requireNonNullElse(ask.severities(), List.of()), JsonNode.createObjectNode(Map.of()),
                "somewhere", now, null, null, null, 0, null, null);
        return new StoredChannel(blank, Map.of()).with(config);
    }

    static StoredChannel draft(NotificationsRpc.Draft ask, String config, @Nullable StoredChannel stored,
            Instant now) {
        return stored == null
                ? made(new NotificationsRpc.NewChannel(ask.kind(), "draft", true, null, ask.config()), config, now)
                : stored.with(config);
    }

    String id() {
        return channel.id();
    }

    Channel shownTo(Actor actor) {
        return actor.role().covers(Role.admin) ? channel : with(channel, JsonNode.createObjectNode(Map.of()));
    }

    StoredChannel changed(NotificationsRpc.ChangedChannel ask, @Nullable String config) {
        var name = Objects.requireNonNullElse(ask.name(), channel.name());
        var changed = new Channel(channel.id(), channel.kind(), name,
                Objects.requireNonNullElse(ask.enabled(), channel.enabled()),
                Objects.requireNonNullElse(ask.severities(), channel.severities()), channel.config(),
                channel.summary(), channel.createdAt(), channel.lastFiredAt(), channel.lastOk(), channel.lastError(),
                channel.pending(), channel.waitingSince(), null);
        return config == null
                ? new StoredChannel(changed, secrets)
                : new StoredChannel(changed, secrets).with(config);
    }

    /** Two of the rules of the kinds, enough to be wrong at two fields. */
    List<FieldError> errors(boolean taken) {
        var wrong = new ArrayList<FieldError>();
        if (channel.name().isEmpty() || channel.name().length() > 100) {
            wrong.add(new FieldError("name", "A name has 1 to 100 characters."));
        }
        if (taken) {
            wrong.add(new FieldError("name", "Another channel has this name."));
        }
        var first = List.of("url", "topic", "host").get(channel.kind().ordinal());
        if (text(first).isEmpty()) {
            wrong.add(new FieldError("config." + first, "Something has to stand here."));
        }
        if (channel.config().get("digest") instanceof JsonNode digest && digest.get("time_zone") == null) {
            wrong.add(new FieldError("config.digest.time_zone", "There is no such zone."));
        }
        if (channel.kind() == ChannelKind.smtp && !text("port").matches("[0-9]+")) {
            wrong.add(new FieldError("config.port", "A port is 1 to 65535."));
        }
        return wrong;
    }

    Preview preview(@Nullable String event) {
        return new Preview("POST " + text("url") + text("topic") + text("host"),
                List.of(new Header("Authorization", secrets.isEmpty() ? "none" : "Bearer …")),
                "{\"event\":\"" + Objects.requireNonNullElse(event,
                        channel.config().get("digest") == null ? "alert.raised" : "digest") + "\"}");
    }

    private String text(String field) {
        var value = channel.config().get(field);
        return value == null ? "" : value.coerceStringValue();
    }

    private StoredChannel with(String config) {
        var fields = new LinkedHashMap<String, JsonNode>();
        channel.config().entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
        var kept = new LinkedHashMap<>(secrets);
        read(config).entries().forEach(field -> {
            var name = field.getKey();
            if (!channel.kind().secrets().contains(name)) {
                fields.put(name, field.getValue());
            } else if (field.getValue().isNull()) {
                kept.remove(name);
            } else if (!field.getValue().getStringValue().isBlank()) {
                kept.put(name, field.getValue().getStringValue());
            }
        });
        fields.values().removeIf(JsonNode::isNull);
        fields.keySet().removeIf(name -> name.startsWith("has_"));
        kept.keySet().forEach(name -> fields.put("has_" + name, JsonNode.createBooleanNode(true)));
        return new StoredChannel(with(channel, JsonNode.createObjectNode(fields)), kept);
    }

    private static Channel with(Channel channel, JsonNode config) {
        return new Channel(channel.id(), channel.kind(), channel.name(), channel.enabled(), channel.severities(),
                config, channel.summary(), channel.createdAt(), channel.lastFiredAt(), channel.lastOk(),
                channel.lastError(), channel.pending(), channel.waitingSince(), channel.disabledReason(),
                channel.unusable());
    }

    private static JsonNode read(String json) {
        try {
            return Json.read(json, JsonNode.class);
        } catch (Json.Malformed e) {
            throw new AssertionError("not JSON", e);
        }
    }
}
