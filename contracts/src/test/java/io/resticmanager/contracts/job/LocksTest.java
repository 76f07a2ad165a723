package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.Golden;
import org.junit.jupiter.api.Test;

class LocksTest {

    private static final String ID = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final Instant AT = Instant.parse("2026-05-04T12:00:00Z");

    @Test
    void shouldTellThatAJobWaitedAndForWhose() throws Exception {
        var lock = new Item.Lock("5a1f", AT, true, "ada", "root", 4_711, Item.Lock.Holder.live, ID);

        Golden.roundTrips("rpc/summary.waited", Summary.EMPTY.after(new Summary.Waited(125, List.of(lock))),
                Summary.class);
    }

    @Test
    void shouldTellOfALockThatNobodyCouldLookAt() throws Exception {
        Golden.roundTrips("rpc/repository.lock-met", new RepositoryHealth(ID, HostJobs.RepositoryState.ready, null,
                List.of(), null, null, List.of(), null, 0, List.of(), null, new RepositoryHealth.LockMet(ID, AT)),
                RepositoryHealth.class);
    }
}
