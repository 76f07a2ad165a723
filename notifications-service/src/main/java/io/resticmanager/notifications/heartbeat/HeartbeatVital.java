package io.resticmanager.notifications.heartbeat;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.notifications.settings.CurrentSettings;
import io.resticmanager.platform.health.Condition;
import io.resticmanager.platform.health.Vital;

/** Well while heartbeats arrive, or nobody wants any. */
@Singleton
final class HeartbeatVital implements Vital {

    private final Heartbeats heartbeats;
    private final CurrentSettings current;

    HeartbeatVital(Heartbeats heartbeats, CurrentSettings current) {
        this.heartbeats = heartbeats;
        this.current = current;
    }

    @Override
    public List<Condition> conditions() {
        return List.of(current.now().heartbeatUrl() == null
                ? condition(true, "no URL is set")
                : heartbeats.last().map(HeartbeatVital::condition).orElseGet(() -> condition(true, "none yet")));
    }

    private static Condition condition(Heartbeat last) {
        return last.error() == null
                ? condition(true, "the last arrived at " + last.at())
                : condition(false, "%s (%s)".formatted(last.error(), last.at()));
    }

    private static Condition condition(boolean well, String detail) {
        return new Condition("notifications.heartbeat", well, false, detail);
    }
}
