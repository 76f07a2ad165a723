package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnapshotReportTest {

    private final Told told = new Told();

    @ParameterizedTest
    @CsvSource({"100, 4000", "5000, 10"})
    void shouldFitASnapshotOfManyOrLongPathsIntoAFrame(int paths, int length) {
        new SnapshotReport(told).tell("JOB", List.of(snapshot(Collections.nCopies(paths, "/" + "ü".repeat(length)))));

        assertThat(told.all(AgentMessage.SnapshotsReport.class)).singleElement().satisfies(report -> {
            assertThat(Json.bytes(report).length).isLessThan(129 * 1024);
            assertThat(report.snapshots().getFirst().paths().getLast()).matches("… and \\d+ more");
        });
    }

    private static Snapshot snapshot(List<String> paths) {
        return new Snapshot("4f5c1b0d", "4f5c1b0d", Instant.EPOCH, "ada", null, paths, List.of(), null, null, null,
                null,
                null);
    }
}
