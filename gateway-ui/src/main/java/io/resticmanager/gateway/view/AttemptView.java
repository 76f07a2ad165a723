package io.resticmanager.gateway.view;

import java.util.Objects;

import io.resticmanager.contracts.notification.NotificationsRpc.Attempt;

/** One try to send something on a channel, as its log shows it. */
public record AttemptView(Attempt attempt) {

    public String event() {
        return ChannelWords.event(attempt.event());
    }

    /** Whether it was about an alert; a test is about none, and a digest about none in particular. */
    public boolean ofAlert() {
        return !attempt.event().equals("alert.test") && !attempt.event().equals("digest");
    }

    public Tone tone() {
        return attempt.ok() ? new Tone("ok", "i-ok", "Delivered") : new Tone("fail", "i-fail", "Failed");
    }

    public String took() {
        return ChannelWords.took(attempt.latencyMs());
    }

    /** What the other side answered, unless the reason names it already, and what was wrong; empty when neither is known. */
    public String answer() {
        var error = Objects.requireNonNullElse(attempt.error(), "");
        var status = attempt.statusCode();
        return status == null || error.contains("(" + status + ")") ? error : (status + " " + error).strip();
    }
}
