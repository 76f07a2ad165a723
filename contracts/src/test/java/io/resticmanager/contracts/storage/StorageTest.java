package io.resticmanager.contracts.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;

class StorageTest {

    @Test
    void shouldHaveItsWireForm() throws Json.Malformed {
        Golden.roundTrips("rpc/storage", new StorageRpc.Storage("/var/lib/restic-manager", 4_096L, true,
                "the disk is full"), StorageRpc.Storage.class);
    }

    @Test
    void shouldBeAskedOfEachServiceByItself() {
        assertThat(StorageRpc.of("hub").subject()).isEqualTo("rpc.hub.storage");
        assertThat(StorageRpc.of("hub").service()).isEqualTo("hub");
    }
}
