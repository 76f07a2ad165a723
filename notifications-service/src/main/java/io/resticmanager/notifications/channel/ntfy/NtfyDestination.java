package io.resticmanager.notifications.channel.ntfy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

import io.resticmanager.contracts.notification.NotificationsRpc.Header;
import io.resticmanager.contracts.notification.NotificationsRpc.Preview;
import io.resticmanager.notifications.channel.Destination;
import io.resticmanager.notifications.channel.Notification;
import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.http.HttpCall;
import io.resticmanager.notifications.channel.http.HttpSender;
import io.resticmanager.notifications.channel.text.Secret;

/** One topic. */
final class NtfyDestination implements Destination {

    private static final String AUTHORIZATION = "Authorization";

    private final NtfySettings settings;
    private final HttpSender sender;

    NtfyDestination(NtfySettings settings, HttpSender sender) {
        this.settings = settings;
        this.sender = sender;
    }

    @Override
    public String summary() {
        return "topic %s on %s".formatted(settings.name(), host());
    }

    @Override
    public String host() {
        return HttpCall.host(settings.topic());
    }

    @Override
    public String server() {
        return settings.topic().resolve("/").toString();
    }

    @Override
    public Preview preview(Notification news) {
        var headers = new ArrayList<Header>();
        NtfyMessage.headers(news, settings.priority())
                .forEach((name, value) -> headers.add(new Header(name, value)));
        if (settings.accessToken() != null) {
            headers.add(new Header(AUTHORIZATION, "Bearer " + Secret.HIDDEN));
        }
        return new Preview("POST " + settings.topic(), headers, NtfyMessage.body(news));
    }

    @Override
    public Outcome send(Notification news, Duration patience) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", "text/plain; charset=utf-8");
        NtfyMessage.headers(news, settings.priority())
                .forEach((name, value) -> headers.put(name, NtfyMessage.encoded(value)));
        if (settings.accessToken() instanceof Secret token) {
            headers.put(AUTHORIZATION, "Bearer " + token.value());
        }
        var body = NtfyMessage.body(news).getBytes(StandardCharsets.UTF_8);
        return sender.send(new HttpCall(settings.topic(), headers, body, secrets()), patience);
    }

    private List<Secret> secrets() {
        return settings.accessToken() instanceof Secret token ? List.of(token) : List.of();
    }
}
