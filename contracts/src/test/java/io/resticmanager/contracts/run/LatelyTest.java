package io.resticmanager.contracts.run;

import java.time.Instant;

import io.resticmanager.contracts.Golden;
import org.junit.jupiter.api.Test;

class LatelyTest {

    @Test
    void shouldLookAsWritten() throws Exception {
        Golden.roundTrips("rpc/runs.since", new RunsRpc.Since(Instant.parse("2026-05-04T12:00:00Z")),
                RunsRpc.Since.class);
        Golden.roundTrips("rpc/runs.lately", new RunsRpc.Lately(21, 1, 2, 3, 4, 5, 13_207_024_435L),
                RunsRpc.Lately.class);
    }
}
