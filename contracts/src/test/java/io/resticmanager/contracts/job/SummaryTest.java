package io.resticmanager.contracts.job;

import io.resticmanager.contracts.Golden;
import org.junit.jupiter.api.Test;

class SummaryTest {

    @Test
    void shouldTellOfAHookThatFailedAfterABackup() throws Exception {
        Golden.roundTrips("rpc/summary.hook-failed",
                Summary.EMPTY.with(new Summary.HookFailed("start-db", "it ended with exit code 7")), Summary.class);
    }
}
