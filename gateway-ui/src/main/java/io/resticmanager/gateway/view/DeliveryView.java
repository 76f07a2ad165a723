package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.Objects;

import io.resticmanager.contracts.notification.DeliveryState;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivery;
import org.jspecify.annotations.Nullable;

/** What became of one piece of news on one channel. */
public record DeliveryView(Delivery delivery) {

    public String channelAddress() {
        return "/settings/notifications/" + delivery.channelId() + "/edit";
    }

    public String icon() {
        return ChannelWords.icon(delivery.channelKind());
    }

    public String news() {
        return ChannelWords.event(delivery.event());
    }

    public Tone state() {
        var newer = delivery.newerState();
        return newer == null ? ChannelWords.state(delivery.state()) : ChannelWords.superseded(newer);
    }

    /** Empty before the first attempt. */
    public String took() {
        return delivery.latencyMs() == null ? "" : ChannelWords.took(delivery.latencyMs());
    }

    /** When it is tried again; absent where it is not. */
    public @Nullable Instant again() {
        return delivery.state() == DeliveryState.pending ? delivery.nextAt() : null;
    }

    public String error() {
        return delivery.state() == DeliveryState.delivered ? "" : Objects.requireNonNullElse(delivery.error(), "");
    }
}
