package io.resticmanager.notifications.channel.webhook;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.notification.NotificationsRpc.Header;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.http.HttpCall;
import io.resticmanager.notifications.channel.http.HttpSender;
import io.resticmanager.notifications.channel.text.Secret;

/** One URL. */
final class WebhookDestination implements Destination {

    private final WebhookSettings settings;
    private final HttpSender sender;
    private final Clock clock;

    WebhookDestination(WebhookSettings settings, HttpSender sender, Clock clock) {
        this.settings = settings;
        this.sender = sender;
        this.clock = clock;
    }

    @Override
    public String summary() {
        return host();
    }

    @Override
    public String host() {
        return HttpCall.host(settings.url());
    }

    @Override
    public String server() {
        return settings.url().resolve("/").toString();
    }

    @Override
    public Preview preview(Notification news) {
        var body = Json.bytes(Envelope.of(news));
        return new Preview("POST " + settings.url(),
                headers(news, body, _ -> Secret.HIDDEN).entrySet().stream()
                        .map(header -> new Header(header.getKey(), header.getValue())).toList(),
                new String(body, StandardCharsets.UTF_8));
    }

    @Override
    public Outcome send(Notification news, Duration patience) {
        var body = Json.bytes(Envelope.of(news));
        return sender.send(new HttpCall(settings.url(), headers(news, body, Secret::value), body, secrets()), patience);
    }

    // The id is the same at each attempt: a receiver knows a repetition by it. The
    // time is that of the attempt, as an old one is refused.
    private Map<String, String> headers(Notification news, byte[] body, Function<Secret, String> shown) {
        var timestamp = clock.instant().getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "application/json");
        headers.put("webhook-id", news.deliveryId());
        headers.put("webhook-timestamp", Long.toString(timestamp));
        if (settings.secret() instanceof SigningSecret secret) {
            headers.put("webhook-signature", secret.sign(news.deliveryId(), timestamp, body));
        }
        if (settings.bearerToken() instanceof Secret bearer) {
            headers.put("Authorization", "Bearer " + shown.apply(bearer));
        }
        if (settings.headerName() instanceof String name && settings.headerValue() instanceof Secret value) {
            headers.put(name, shown.apply(value));
        }
        return headers;
    }

    // Of a value such as "Token abc" a receiver may repeat the second word alone.
    private Stream<Secret> credential() {
        return settings.headerValue() instanceof Secret value && value.value().contains(" ")
                ? Stream.of(new Secret(value.value().substring(value.value().lastIndexOf(' ') + 1)))
                : Stream.empty();
    }

    private List<Secret> secrets() {
        var secret = settings.secret();
        return Stream.concat(Stream.of(settings.bearerToken(), settings.headerValue(),
                secret == null ? null : secret.encoded()).filter(Objects::nonNull), credential()).toList();
    }
}
