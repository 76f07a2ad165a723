package io.resticmanager.notifications.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.notifications.NotificationsSettings;
import io.resticmanager.notifications.channel.net.NetSettings;
import org.jspecify.annotations.Nullable;

/** What the environment sets: it wins over what an administrator chose, and that over the default. */
@Singleton
final class Surroundings {

    private static final Duration LOG_KEPT = Duration.ofDays(90);

    private final NotificationsSettings settings;
    private final NetSettings net;

    Surroundings(NotificationsSettings settings, NetSettings net) {
        this.settings = settings;
        this.net = net;
    }

    /** The keys that are set, by the field that they fix. */
    Map<String, String> fixed() {
        var keys = new LinkedHashMap<String, String>();
        put(keys, Chosen.BASE_URL, "RM_BASE_URL", settings.servedUrl() == null ? settings.baseUrl() : null);
        put(keys, Chosen.HEARTBEAT_URL, "RM_HEARTBEAT_URL", settings.heartbeatUrl());
        put(keys, Chosen.LOG_DAYS, "RM_NOTIFICATION_LOG_KEPT", settings.notificationLogKept());
        put(keys, Chosen.ALLOW_PRIVATE_TARGETS, "RM_NOTIFY_ALLOW_PRIVATE", net.allowPrivate());
        return Collections.unmodifiableMap(keys);
    }

    Settings over(Chosen chosen) {
        return new Settings(baseUrl(chosen), heartbeatUrl(chosen), logKept(chosen),
                first(net.allowPrivate(), chosen.allowPrivateTargets()).orElse(true));
    }

    private @Nullable URI baseUrl(Chosen chosen) {
        return settings.servedUrl() == null
                ? first(settings.baseUrl(), uri(chosen.baseUrl())).orElse(null)
                : first(uri(chosen.baseUrl()), settings.servedUrl()).orElse(null);
    }

    private @Nullable URI heartbeatUrl(Chosen chosen) {
        return first(settings.heartbeatUrl(), chosen.heartbeatUrl()).map(URI::create).orElse(null);
    }

    private Duration logKept(Chosen chosen) {
        var days = chosen.logDays();
        return first(settings.notificationLogKept(), days == null ? null : Duration.ofDays(days)).orElse(LOG_KEPT);
    }

    private static <T> Optional<T> first(@Nullable T wins, @Nullable T otherwise) {
        return Optional.ofNullable(wins == null ? otherwise : wins);
    }

    private static @Nullable URI uri(@Nullable String text) {
        return text == null ? null : URI.create(text);
    }

    private static void put(Map<String, String> keys, String field, String key, @Nullable Object value) {
        if (value != null) {
            keys.put(field, key);
        }
    }
}
