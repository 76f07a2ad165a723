package io.resticmanager.hub.maintenance;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.SecretBox;
import org.jspecify.annotations.Nullable;

/** Maintenance credentials: secrets go in and come out in clear, and lie encrypted between. Changes are part of the caller's transaction. */
@Singleton
final class MaintenanceStore {

    private final MaintenanceTable table;

    private final MaintenanceReads reads;

    private final SecretBox box;

    private final Clock clock;

    MaintenanceStore(MaintenanceTable table, MaintenanceReads reads, SecretBox box, Clock clock) {
        this.table = table;
        this.reads = reads;
        this.box = box;
        this.clock = clock;
    }

    Optional<MaintenanceRow> of(String hostId) {
        return table.findByHostId(hostId);
    }

    /** As committed, read beside the writer. */
    Optional<MaintenanceRow> lookUp(String hostId) {
        return reads.findByHostId(hostId);
    }

    /** Those that only this host gets. */
    List<MaintenanceRow> keptBy(String maintenanceHostId) {
        return table.findByMaintenanceHostId(maintenanceHostId);
    }

    MaintenanceRow put(String hostId, MaintenanceSet wanted) {
        var before = table.findByHostId(hostId);
        var row = row(before.map(MaintenanceRow::id).orElseGet(Ids::next), hostId, wanted);
        return before.isPresent() ? table.update(row) : table.save(row);
    }

    void remove(MaintenanceRow row) {
        table.delete(row);
    }

    private MaintenanceRow row(String id, String hostId, MaintenanceSet wanted) {
        return new MaintenanceRow(id, hostId, wanted.url(), wanted.username(),
                seal(id, "server_password", wanted.serverPassword()), seal(id, "password", wanted.password()),
                wanted.elsewhere(), wanted.maintenanceHostId(), clock.instant());
    }

    MaintenanceSet clear(MaintenanceRow row) {
        return new MaintenanceSet(row.url(), row.username(), open(row.id(), "password", row.password()),
                open(row.id(), "server_password", row.serverPassword()), row.elsewhere(), row.maintenanceHostId());
    }

    private @Nullable String seal(String id, String column, @Nullable String secret) {
        return secret == null ? null : box.seal(secret, MaintenanceRow.place(id, column));
    }

    private @Nullable String open(String id, String column, @Nullable String sealed) {
        return sealed == null ? null : box.open(sealed, MaintenanceRow.place(id, column));
    }
}
