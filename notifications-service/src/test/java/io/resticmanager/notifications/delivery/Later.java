package io.resticmanager.notifications.delivery;

import java.time.Duration;

import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.notifications.stage.Stage;

/** Time that passes at once: the workers of all channels look again by the moved clock. */
final class Later {

    private Later() {}

    static void pass(Stage stage, Duration time) {
        stage.later(time);
        var workers = stage.service().bean(Workers.class);
        stage.get(NotificationsRpc.LIST, Nothing.NOTHING).items().forEach(it -> workers.wake(it.id()));
    }
}
