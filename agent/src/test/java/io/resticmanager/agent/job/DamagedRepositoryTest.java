package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A repository that is not whole, met by what is no check. */
class DamagedRepositoryTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNameTheRepositoryAndNotTheSource(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("file"), "worth keeping");
        try (var stand = new ResticStand(root.resolve("state"), version, root.resolve("repository").toString())) {
            stand.queue.start();
            stand.run(JobCommands.of("INIT", JobKind.init));
            var source = Source.of(List.of(data.toString()));
            assertThat(stand.runAndReport(JobCommands.backup("GOOD", source)).status()).isEqualTo(JobStatus.succeeded);
            loseIndex();

            var measured = stand.run(JobCommands.of("STATS", JobKind.stats));
            var end = stand.runAndReport(JobCommands.backup("JOB", source));

            assertThat(measured.error().cause()).isEqualTo("damaged");
            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("damaged");
            assertThat(end.error().message()).contains("is damaged", end.summary().snapshotId());
            assertThat(end.unreadable()).isEmpty();
            assertThat(stand.told.all(AgentMessage.SnapshotsReport.class)).last()
                    .satisfies(report -> assertThat(report.jobId()).isEqualTo("JOB"));
        }
    }

    private void loseIndex() throws Exception {
        try (var files = Files.list(root.resolve("repository/index"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
    }
}
