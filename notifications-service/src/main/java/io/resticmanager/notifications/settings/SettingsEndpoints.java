package io.resticmanager.notifications.settings;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** What others may ask about the settings: administrators alone. */
@Singleton
@Named("notifications")
final class SettingsEndpoints implements Endpoints {

    private final SettingsBook book;

    SettingsEndpoints(SettingsBook book) {
        this.book = book;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(NotificationsRpc.SETTINGS, Role.admin, book::get)
                .endpoint(NotificationsRpc.CHANGE_SETTINGS, Role.admin, book::change);
    }
}
