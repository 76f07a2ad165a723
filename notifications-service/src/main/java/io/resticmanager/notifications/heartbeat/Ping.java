package io.resticmanager.notifications.heartbeat;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.http.HttpCall;
import io.resticmanager.notifications.channel.http.HttpSender;
import org.jspecify.annotations.Nullable;

/** One GET to the watcher, by the rules of webhooks: pinned addresses, nothing followed, little read. */
@Singleton
final class Ping {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpSender sender;

    Ping(HttpSender sender) {
        this.sender = sender;
    }

    /** What went wrong, without the URL's path, which is a secret of sorts; empty when it was taken. */
    Optional<String> send(URI url) {
        return switch (sender.send(HttpCall.get(url), TIMEOUT)) {
            case Outcome.Delivered _ -> Optional.empty();
            case Outcome.Transient(var why, var status, _) -> Optional.of(said(url, why.error(), status));
            case Outcome.Permanent(var why, var status, _) -> Optional.of(said(url, why.error(), status));
        };
    }

    private static String said(URI url, String error, @Nullable Integer status) {
        if (status == null) {
            return error;
        }
        return status / 100 == 3
                ? "%s redirects (%d), which is not followed: give the final address.".formatted(url.getHost(), status)
                : "%s answered %d, and only 2xx counts: check the address.".formatted(url.getHost(), status);
    }
}
