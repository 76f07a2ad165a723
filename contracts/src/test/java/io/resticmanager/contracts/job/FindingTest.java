package io.resticmanager.contracts.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void shouldTellWhatAPruneFreed() throws Exception {
        Golden.roundTrips("rpc/prune.finding", new Finding.Pruned(false, 1_024L, 1_024L, 40_000_000L, 2_048L),
                Finding.Pruned.class);
    }

    @Test
    void shouldReadAPruneOfAnOlderAgent() throws Exception {
        var older = "{\"type\":\"prune\",\"dry_run\":false,\"before\":2048,\"after\":1024}";

        assertThat(Json.read(older, Finding.class)).isEqualTo(new Finding.Pruned(false, 2_048L, 1_024L));
    }

    @Test
    void shouldTellWhichLocksAreLeft() throws Exception {
        Golden.roundTrips("rpc/unlock.finding", new Finding.Unlocked(1, 1, "restic on bob holds it."),
                Finding.Unlocked.class);
    }
}
