package io.resticmanager.notifications.settings;

import java.util.Optional;

import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;

/** How the last heartbeat went. */
@FunctionalInterface
public interface HeartbeatReport {

    /** Empty before the first to the present URL. */
    Optional<Heartbeat> last();
}
