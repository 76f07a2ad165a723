package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.Golden;
import io.resticmanager.contracts.job.JobsRpc.HostMeasurements;
import io.resticmanager.contracts.job.JobsRpc.HostsMeasurements;
import io.resticmanager.contracts.job.JobsRpc.Measured;
import io.resticmanager.contracts.job.JobsRpc.MeasurementsOf;
import org.junit.jupiter.api.Test;

class MeasurementsTest {

    private static final String ADA = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final String EVE = "01JTCW3V5D3XQ0P1T6C2B6E7F9";

    @Test
    void shouldAskForTheSizesOfManyHosts() throws Exception {
        Golden.roundTrips("rpc/measurements.ask", new MeasurementsOf(List.of(ADA, EVE), 30), MeasurementsOf.class);
    }

    @Test
    void shouldTellTheSizesOfManyHosts() throws Exception {
        var measured = List.of(new Measured(Instant.parse("2026-05-03T12:00:00Z"), 1_000),
                new Measured(Instant.parse("2026-05-04T12:00:00Z"), 2_000));

        Golden.roundTrips("rpc/measurements", new HostsMeasurements(List.of(new HostMeasurements(ADA, measured),
                new HostMeasurements(EVE, List.of()))), HostsMeasurements.class);
    }
}
