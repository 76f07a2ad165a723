package io.resticmanager.gateway.view;

import java.util.Objects;

import io.resticmanager.contracts.notification.NotificationsRpc.Tested;

/** What came of a test, beside its button. */
public record TestView(Tested tested) {

    public String css() {
        return tested.ok() ? "ok" : "fail";
    }

    public String icon() {
        return tested.ok() ? "i-check" : "i-x";
    }

    /** As in {@code Delivered in 287 ms}. */
    public String words() {
        var took = ChannelWords.took(tested.latencyMs());
        return tested.ok()
                ? "Delivered in " + took
                : "Failed after %s: %s".formatted(took, Objects.requireNonNullElse(tested.error(), "no reason given."));
    }
}
