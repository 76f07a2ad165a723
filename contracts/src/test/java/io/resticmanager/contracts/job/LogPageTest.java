package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.Golden;
import org.junit.jupiter.api.Test;

class LogPageTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final LogLine LINE = new LogLine(41, Instant.parse("2026-05-04T12:00:00Z"), LogLine.Stream.err,
            "error: /srv/b: denied");

    @Test
    void shouldLookAsWritten() throws Exception {
        Golden.roundTrips("rpc/jobs.log.after", new JobsRpc.LogAfter(JOB, 40, "srv"), JobsRpc.LogAfter.class);
        Golden.roundTrips("rpc/jobs.log.before", new JobsRpc.LogAfter(JOB, 0, null, 42L, "err"),
                JobsRpc.LogAfter.class);
        Golden.roundTrips("rpc/jobs.log.page", new LogPage(List.of(LINE), 41, false, 41L, 90L), LogPage.class);
        Golden.roundTrips("rpc/jobs.log.pushed", new LogPage(List.of(LINE), 41, false), LogPage.class);
    }
}
