package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Locale;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.notification.Channel;
import io.resticmanager.contracts.notification.ChannelKind;
import io.resticmanager.contracts.notification.DeliveryState;

/** What channels, and what becomes of what is sent on them, are called. */
final class ChannelWords {

    private static final long SECOND_MS = 1_000;

    private ChannelWords() {}

    static String kind(ChannelKind kind) {
        return switch (kind) {
            case webhook -> "Webhook";
            case ntfy -> "ntfy";
            case smtp -> "Email";
        };
    }

    static String icon(ChannelKind kind) {
        return switch (kind) {
            case webhook -> "i-webhook";
            case ntfy -> "i-ntfy";
            case smtp -> "i-mail";
        };
    }

    /** Which it gets; empty for all of them, as a digest tells of all. */
    static String severities(Channel channel) {
        return digests(channel) ? "" : severities(channel.severities());
    }

    /** Whether one mail a day goes out in place of single ones; who may not see the configuration does not see that. */
    static boolean digests(Channel channel) {
        return channel.config().get("digest") instanceof JsonNode digest && digest.isObject();
    }

    private static String severities(List<Severity> wanted) {
        return wanted.isEmpty() || wanted.size() == Severity.values().length
                ? ""
                : wanted.contains(Severity.critical) ? "only critical alerts" : "only warnings";
    }

    /** What news there is, by the name of its event. */
    static String event(String event) {
        return switch (event) {
            case "alert.raised" -> "Raised";
            case "alert.acknowledged" -> "Acknowledged";
            case "alert.resolved" -> "Resolved";
            case "alert.test" -> "Test";
            case "digest" -> "Digest";
            default -> event;
        };
    }

    static Tone state(DeliveryState state) {
        return switch (state) {
            case pending -> new Tone("off", "i-clock", "Pending");
            case delivered -> new Tone("ok", "i-ok", "Told");
            case given_up -> new Tone("fail", "i-fail", "Gave up");
            case superseded -> new Tone("off", "i-right", "Goes with newer news");
            case dropped -> new Tone("off", "i-off", "Dropped");
            case hushed -> new Tone("off", "i-off", "Hushed");
        };
    }

    /** What goes with newer news shares its fate. */
    static Tone superseded(DeliveryState newer) {
        return switch (newer) {
            case delivered -> new Tone("off", "i-right", "Told with newer news");
            case given_up -> new Tone("fail", "i-fail", "Gave up with newer news");
            case dropped -> new Tone("off", "i-off", "Dropped with newer news");
            case pending, superseded, hushed -> state(DeliveryState.superseded);
        };
    }

    /** As in {@code 287 ms} or {@code 1.2 s}. */
    static String took(long ms) {
        return ms < SECOND_MS ? ms + " ms" : String.format(Locale.ROOT, "%.1f s", ms / (double) SECOND_MS);
    }
}
