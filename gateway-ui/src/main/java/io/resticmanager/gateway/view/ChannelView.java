package io.resticmanager.gateway.view;

import java.util.Objects;

import io.resticmanager.contracts.notification.Channel;
import org.jspecify.annotations.Nullable;

/** A channel as the list and its own page show it, with what came of a test of it just now. */
public record ChannelView(Channel channel, @Nullable TestView tested) {

    public String id() {
        return channel.id();
    }

    public String address() {
        return "/settings/notifications/" + channel.id();
    }

    public String edit() {
        return address() + "/edit";
    }

    public String kind() {
        return ChannelWords.kind(channel.kind());
    }

    public String icon() {
        return ChannelWords.icon(channel.kind());
    }

    /** As in {@code Webhook: hooks.example, only critical alerts}; a digest tells of all. */
    public String leads() {
        var only = ChannelWords.severities(channel);
        return "%s: %s%s".formatted(kind(), channel.summary(), only.isEmpty() ? "" : ", " + only);
    }

    public boolean fired() {
        return channel.lastFiredAt() != null;
    }

    public boolean failed() {
        return Boolean.FALSE.equals(channel.lastOk());
    }

    public Tone state() {
        if (!channel.enabled()) {
            return channel.disabledReason() == null
                    ? new Tone("off", "i-off", "Off")
                    : new Tone("fail", "i-fail", "Switched off");
        }
        if (channel.unusable() != null) {
            return new Tone("fail", "i-fail", "Can not be used");
        }
        return failed() ? new Tone("fail", "i-fail", "Failing") : new Tone("ok", "i-ok", "On");
    }

    /** Why nothing gets through; empty when there is no such thing. */
    public String trouble() {
        if (channel.unusable() != null) {
            return "It can not be used, and nothing is sent on it. " + channel.unusable();
        }
        return channel.enabled() || channel.disabledReason() == null ? lastError() : channel.disabledReason();
    }

    private String lastError() {
        return failed() ? Objects.requireNonNullElse(channel.lastError(), "The last one was not delivered.") : "";
    }

    /** Empty when all is delivered. */
    public String pending() {
        return channel.pending() == 0 ? "" : Words.plural(channel.pending(), "notification") + " not delivered yet";
    }
}
