package io.resticmanager.gateway.view;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.notification.Channel;

/** A channel that no news of an alert was meant for, and why, as far as it shows by now. */
public record NotToldView(Channel channel, Alert alert) {

    public String channelAddress() {
        return new ChannelView(channel, null).edit();
    }

    /** A sentence without its full stop. */
    public String why() {
        if (channel.createdAt().isAfter(alert.raisedAt())) {
            return "It was added after the alert was raised";
        }
        if (!channel.enabled()) {
            return "It is switched off";
        }
        if (ChannelWords.digests(channel)) {
            return "It gets a digest instead of single news";
        }
        if (!channel.severities().isEmpty() && !channel.severities().contains(alert.severity())) {
            return "It gets " + ChannelWords.severities(channel);
        }
        return "It was switched off then, or gets a digest instead of single news";
    }
}
