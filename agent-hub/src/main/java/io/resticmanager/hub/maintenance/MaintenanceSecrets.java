package io.resticmanager.hub.maintenance;

import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.SealedColumn;

/** Where maintenance credentials keep secrets. */
@Singleton
@Named("hub")
final class MaintenanceSecrets implements SealedColumn.Source {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                new SealedColumn("maintenance_credential", "id", "password",
                        id -> MaintenanceRow.place(id, "password")),
                new SealedColumn("maintenance_credential", "id", "server_password",
                        id -> MaintenanceRow.place(id, "server_password")));
    }
}
