package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the repository stores is told once a day after a backup, and of a repository in use only. */
class RepositoryReportTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldMeasureAfterABackupOnceADay(String version) throws Exception {
        var state = root.resolve("state");
        try (var stand = new ResticStand(state, version, root.resolve("repository").toString())) {
            stand.queue.start();
            assertThat(stand.runAndReport(JobCommands.of("INIT", JobKind.init)).error()).isNull();
            assertThat(stand.told.all(AgentMessage.RepositoryReport.class)).isEmpty();

            assertThat(stand.runAndReport(backup("FIRST")).status()).isEqualTo(JobStatus.succeeded);
            assertThat(stand.runAndReport(backup("SECOND")).status()).isEqualTo(JobStatus.succeeded);

            assertThat(stand.told.all(AgentMessage.RepositoryReport.class)).singleElement().satisfies(report -> {
                assertThat(report.snapshots()).isEqualTo(1);
                assertThat(report.uncompressedSize() != null).isEqualTo(version.equals("0.18"));
                assertThat(report.locks()).isEmpty();
            });

            Files.writeString(state.resolve("measured"), "2026-01-01T00:00:00Z r");
            assertThat(stand.runAndReport(backup("THIRD")).status()).isEqualTo(JobStatus.succeeded);

            assertThat(stand.told.all(AgentMessage.RepositoryReport.class)).hasSize(2).last()
                    .satisfies(report -> assertThat(report.snapshots()).isEqualTo(3));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldTellResticsIdWithEveryJobAlsoWhereAnotherHostMadeTheRepository(String version) throws Exception {
        var repository = root.resolve("repository").toString();
        try (var first = new ResticStand(root.resolve("first"), version, repository);
                var second = new ResticStand(root.resolve("second"), version, repository)) {
            first.queue.start();
            second.queue.start();
            var id = first.run(JobCommands.of("INIT", JobKind.init)).summary().repositoryId();

            var listed = second.run(JobCommands.of("LIST", JobKind.snapshots));
            var backedUp = second.run(backup("BACKUP"));

            assertThat(id).hasSize(64);
            assertThat(listed.summary().repositoryId()).isEqualTo(id);
            assertThat(backedUp.summary().repositoryId()).isEqualTo(id);
        }
    }

    private HubMessage.CommandRun backup(String jobId) throws Exception {
        var data = Files.createDirectories(root.resolve("data"));
        Files.writeString(data.resolve(jobId), jobId);
        return JobCommands.backup(jobId, Source.of(List.of(data.toString())));
    }
}
