package io.resticmanager.notifications.registry;

import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.SealedColumn;

/** Where channels keep secrets. */
@Singleton
@Named("notifications")
final class ChannelSecrets implements SealedColumn.Source {

    @Override
    public List<SealedColumn> columns() {
        return List.of(new SealedColumn("notification_channels", "id", "config", Configs::row));
    }
}
