package io.resticmanager.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.RestoreOptions.Target;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;

class RestoreTest {

    private static final String ID = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    @Test
    void shouldLookAsWritten() throws Exception {
        Golden.roundTrips("rpc/restore.options", new RestoreOptions("4f5c1b0d", List.of("/srv/a", "/srv/new\nline"),
                new Target(Mode.in_place, ID), "ada", "if-newer"), RestoreOptions.class);
        Golden.roundTrips("rpc/restore.finding",
                new Finding.Restored(false, "/var/restic-restore/." + ID + ".partial", 16L, 2_048L, 3L, 2),
                Finding.Restored.class);
        Golden.roundTrips("rpc/restore.item", new Item.NotRestored("/srv/a", "permission denied"),
                Item.NotRestored.class);
    }

    @Test
    void shouldNeedASnapshotAndATarget() throws Exception {
        var least = "{\"snapshot_id\":\"4f5c1b0d\",\"paths\":[],\"target\":{\"mode\":\"new_directory\"}}";

        assertThat(Json.read(least, RestoreOptions.class))
                .isEqualTo(new RestoreOptions("4f5c1b0d", List.of(), new Target(Mode.new_directory), null, null));
        for (var wrong : List.of(least.replace("new_directory", "somewhere"),
                least.replace("\"snapshot_id\":\"4f5c1b0d\",", ""), "{}")) {
            assertThatThrownBy(() -> Json.read(wrong, RestoreOptions.class)).isInstanceOf(Json.Malformed.class);
        }
    }
}
