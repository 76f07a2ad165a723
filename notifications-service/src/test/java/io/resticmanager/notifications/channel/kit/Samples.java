package io.resticmanager.notifications.channel.kit;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.notifications.channel.ChannelType;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.NotificationSeverity;

/** News and configurations as tests need them. */
public final class Samples {

    public static final String ALERT = "01HALERT";
    public static final String DELIVERY = "01HDELIVERY";
    public static final String LINK = "https://backup.example/alerts/01HALERT";
    public static final Instant RAISED = Instant.parse("2026-05-04T15:42:01.250Z");
    public static final Instant LATER = Instant.parse("2026-05-04T16:00:00Z");

    private Samples() {}

    public static Notification raised() {
        return raised("alfa-01", "Repository is locked.");
    }

    public static Notification raised(String host, String message) {
        return news(NotificationEvent.RAISED, NotificationSeverity.warning, host, message, true, null, List.of());
    }

    public static Notification raised(NotificationSeverity severity) {
        return news(NotificationEvent.RAISED, severity, "alfa-01", "Repository is locked.", true, null, List.of());
    }

    /** By mira, after the raising was told. */
    public static Notification later(NotificationEvent event) {
        return news(event, NotificationSeverity.warning, "alfa-01", "Repository is locked.", false, "mira", List.of());
    }

    /** Resolved, and nothing of it was ever told. */
    public static Notification afterSilence() {
        return news(NotificationEvent.RESOLVED, NotificationSeverity.warning, "alfa-01", "Repository is locked.", true,
                null, List.of(new Notification.Missed(NotificationEvent.RAISED, RAISED)));
    }

    /** Resolved by nobody. */
    public static Notification resolved(String message, String reason) {
        return new Notification(NotificationEvent.RESOLVED, DELIVERY, ALERT, "01HHOST", "alfa-01",
                NotificationSeverity.warning, "backup_failed", message, RAISED, LATER, null, reason, LINK,
                "backup.example", false, List.of(), null);
    }

    /** Told by mails of other ids. */
    public static Notification inThreads(List<String> thread) {
        var it = later(NotificationEvent.RESOLVED);
        return new Notification(it.event(), it.deliveryId(), it.alertId(), it.hostId(), it.hostName(), it.severity(),
                it.kind(), it.message(), it.raisedAt(), it.at(), it.actor(), it.reason(), it.link(), it.linkHost(),
                false,
                List.of(), null, thread);
    }

    public static Notification drill() {
        return new Notification(NotificationEvent.TEST, DELIVERY, ALERT, "", "restic-manager",
                NotificationSeverity.info, "drill", "This is the weekly drill.", RAISED, RAISED, null, null, LINK,
                "backup.example", true, List.of(), null);
    }

    private static Notification news(NotificationEvent event, NotificationSeverity severity, String host,
            String message, boolean first, String actor, List<Notification.Missed> missed) {
        return new Notification(event, DELIVERY, ALERT, "01HHOST", host, severity, "backup_failed", message, RAISED,
                event == NotificationEvent.RAISED ? RAISED : LATER, actor, null, LINK, "backup.example", first, missed,
                null);
    }

    /** @param fields names and values by turns */
    public static JsonNode config(String... fields) {
        var config = new LinkedHashMap<String, JsonNode>();
        for (var i = 0; i < fields.length; i += 2) {
            config.put(fields[i], JsonNode.createStringNode(fields[i + 1]));
        }
        return JsonNode.createObjectNode(Map.copyOf(config));
    }

    public static Destination valid(ChannelType type, String... fields) {
        return switch (type.parse(config(fields))) {
            case ChannelType.Parsed.Valid valid -> valid.destination();
            case ChannelType.Parsed.Invalid invalid -> throw new AssertionError("refused: " + invalid.errors());
        };
    }

    public static Map<String, String> errors(ChannelType type, JsonNode config) {
        return switch (type.parse(config)) {
            case ChannelType.Parsed.Valid _ -> Map.of();
            case ChannelType.Parsed.Invalid invalid -> {
                var errors = new LinkedHashMap<String, String>();
                invalid.errors().forEach(error -> errors.put(error.field(), error.message()));
                yield errors;
            }
        };
    }
}
