package io.resticmanager.notifications.channel.webhook;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.NotificationEvent;
import io.resticmanager.notifications.channel.text.News;
import io.resticmanager.notifications.channel.text.Prose;
import org.jspecify.annotations.Nullable;

/**
 * The body. Fields are only ever added; the first nine are always there. {@code at} and {@code actor} say when and by whom an alert was
 * acknowledged or resolved, {@code reason} why it was resolved where nobody did; {@code missed} is what never got through before.
 */
@Wire
record Envelope(String event, String alertId, String severity, String kind, String hostId, String hostName,
        String message, String raisedAt, String link, @Nullable String at, @Nullable String actor,
        @Nullable String reason, @Nullable List<Missed> missed) {

    @Wire
    record Missed(String event, String at) {}

    static Envelope of(Notification news) {
        var later = news.event() == NotificationEvent.ACKNOWLEDGED || news.event() == NotificationEvent.RESOLVED;
        return new Envelope(news.event().wire(), news.alertId(), news.severity().name(), news.kind(), news.hostId(),
                Prose.encodable(news.hostName()), Prose.encodable(news.message()), News.time(news.raisedAt()),
                news.link(), later ? News.time(news.at()) : null, said(news.actor()),
                said(news.reason()), missed(news));
    }

    private static @Nullable String said(@Nullable String text) {
        return text == null ? null : Prose.encodable(text);
    }

    private static @Nullable List<Missed> missed(Notification news) {
        return news.missed().isEmpty()
                ? null
                : news.missed().stream()
                        .map(missed -> new Missed(missed.event().wire(), News.time(missed.at()))).toList();
    }
}
