package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** Channels, attempts and deliveries to tell tests with. */
public final class ChannelStories {

    private ChannelStories() {}

    public static Channel webhook(String name) {
        return channel(ChannelKind.webhook, name, "hooks.example", Map.of("url", "https://hooks.example/T02",
                "has_bearer_token", "true"));
    }

    public static Channel ntfy(String name) {
        return channel(ChannelKind.ntfy, name, "topic backups on ntfy.example", Map.of("server_url",
                "https://ntfy.example", "topic", "backups", "default_priority", "high"));
    }

    public static Channel smtp(String name) {
        return channel(ChannelKind.smtp, name, "ops@home.example", Map.of("host", "mail.example", "port", "465",
                "encryption", "tls", "from", "backups@home.example", "to", "ops@home.example"));
    }

    /** One mail a day. */
    public static Channel digest(String name) {
        var smtp = smtp(name);
        var fields = new LinkedHashMap<String, JsonNode>();
        smtp.config().entries().forEach(field -> fields.put(field.getKey(), field.getValue()));
        fields.put("digest", JsonNode.createObjectNode(Map.of("at", JsonNode.createStringNode("06:45"), "time_zone",
                JsonNode.createStringNode("Europe/Berlin"))));
        return new Channel(smtp.id(), smtp.kind(), name, true, List.of(), JsonNode.createObjectNode(fields),
                "ops@home.example over mail.example, digest daily at 06:45 Europe/Berlin", smtp.createdAt(), null, null,
                null, 0, null, null);
    }

    /** As nobody but the API can ask for: a digest tells of all severities. */
    public static Channel pickyDigest(String name) {
        return picky(digest(name));
    }

    /** As after its last attempt. */
    public static Channel fired(Channel channel, Instant at, boolean ok, @Nullable String error, long pending) {
        return new Channel(channel.id(), channel.kind(), channel.name(), channel.enabled(), channel.severities(),
                channel.config(), channel.summary(), channel.createdAt(), at, ok, error, pending,
                pending == 0 ? null : at, null);
    }

    /** Switched off, by nobody where there is a reason, and limited to critical alerts. */
    public static Channel off(Channel channel, @Nullable String reason) {
        return new Channel(channel.id(), channel.kind(), channel.name(), false, List.of(Severity.critical),
                channel.config(), channel.summary(), channel.createdAt(), channel.lastFiredAt(), channel.lastOk(),
                channel.lastError(), channel.pending(), channel.waitingSince(), reason);
    }

    /** On, and limited to critical alerts. */
    public static Channel picky(Channel channel) {
        return of(channel, List.of(Severity.critical), channel.createdAt());
    }

    /** Made the next day. */
    public static Channel later(Channel channel) {
        return of(channel, channel.severities(), channel.createdAt().plusSeconds(86_400));
    }

    private static Channel of(Channel channel, List<Severity> severities, Instant createdAt) {
        return new Channel(channel.id(), channel.kind(), channel.name(), channel.enabled(), severities,
                channel.config(), channel.summary(), createdAt, channel.lastFiredAt(), channel.lastOk(),
                channel.lastError(), channel.pending(), channel.waitingSince(), channel.disabledReason());
    }

    /** On, with a configuration that nobody can open any more. */
    public static Channel unusable(Channel channel, String why) {
        return new Channel(channel.id(), channel.kind(), channel.name(), true, channel.severities(), channel.config(),
                "nobody knows where it leads", channel.createdAt(), channel.lastFiredAt(), true, null, 0, null, null,
                why);
    }

    public static Attempt attempt(String alertId, String hostName, int number, @Nullable String error, Instant at) {
        return new Attempt(Ids.next(), Ids.next(), "alert.raised", alertId, hostName, number, error == null,
                error == null ? 204 : 503, error == null ? 287 : 5_000, error, at);
    }

    public static Attempt tested(Instant at) {
        return new Attempt(Ids.next(), Ids.next(), "alert.test", Ids.next(), "", 1, true, null, 12, null, at);
    }

    public static Attempt daily(Instant at) {
        return new Attempt(Ids.next(), Ids.next(), "digest", Ids.next(), "restic-manager", 1, true, 250, 31, null, at);
    }

    public static Delivery delivery(Channel channel, DeliveryState state, @Nullable String error, Instant at) {
        var pending = state == DeliveryState.pending;
        return new Delivery(Ids.next(), channel.id(), channel.name(), channel.kind(), "alert.raised", state,
                error == null ? 1 : 3, error == null ? 204 : 503, error == null ? 287L : 1_200L, error, at,
                pending ? at.plusSeconds(60) : null, pending ? null : at, null);
    }

    /** Not tried yet. */
    public static Delivery untried(Channel channel, Instant at) {
        return new Delivery(Ids.next(), channel.id(), channel.name(), channel.kind(), "alert.raised",
                DeliveryState.pending, 0, null, null, null, at, at.plusSeconds(60), null, null);
    }

    /** Superseded by newer news. */
    public static Delivery superseded(Channel channel, DeliveryState newer, Instant at) {
        return new Delivery(Ids.next(), channel.id(), channel.name(), channel.kind(), "alert.raised",
                DeliveryState.superseded, 1, 503, 12L, "It is busy.", at, null, at, newer);
    }

    private static Channel channel(ChannelKind kind, String name, String summary, Map<String, String> config) {
        var fields = new LinkedHashMap<String, JsonNode>();
        config.forEach((field, value) -> fields.put(field, field.startsWith("has_")
                ? JsonNode.createBooleanNode(true)
                : JsonNode.createStringNode(value)));
        return new Channel(Ids.next(), kind, name, true, List.of(), JsonNode.createObjectNode(fields), summary,
                Stories.NOON, null, null, null, 0, null, null);
    }
}
