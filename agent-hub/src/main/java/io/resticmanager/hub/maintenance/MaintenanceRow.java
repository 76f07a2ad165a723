package io.resticmanager.hub.maintenance;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A maintenance credential as it is kept; both passwords are sealed to their row and column. */
@MappedEntity("maintenance_credential")
record MaintenanceRow(@Id String id, String hostId, @Nullable String url, @Nullable String username,
        @Nullable String serverPassword, @Nullable String password, boolean elsewhere,
        @Nullable String maintenanceHostId, Instant updatedAt) {

    static String place(String id, String column) {
        return "maintenance_credential/" + id + "/" + column;
    }

    /** Its maintenance host was removed. */
    boolean abandoned() {
        return elsewhere && maintenanceHostId == null;
    }
}
