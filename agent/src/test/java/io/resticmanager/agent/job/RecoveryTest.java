package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.agent.AgentMessage.RepositoryReport;
import io.resticmanager.contracts.agent.AgentMessage.SnapshotsReport;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed agent owed, told by the one after it. */
class RecoveryTest {

    @TempDir
    Path root;

    private ResticStand stand;
    private int before;

    @BeforeEach
    void prepare() throws Exception {
        Files.writeString(root.resolve("file.txt"), "worth keeping");
        stand = new ResticStand(Files.createDirectory(root.resolve("state")), "0.18",
                root.resolve("repository").toString());
        stand.queue.start();
        assertThat(stand.run(JobCommands.of("INIT", JobKind.init)).status()).isEqualTo(JobStatus.succeeded);
        var backup = stand.run(JobCommands.backup("B1", Source.of(List.of(root.resolve("file.txt").toString()))));
        assertThat(backup.status()).isEqualTo(JobStatus.succeeded);
        await().until(() -> stand.due.read().isEmpty());
        before = reports().size();
        assertThat(reports().getLast().jobId()).isEqualTo("B1");
    }

    @AfterEach
    void stop() throws InterruptedException {
        stand.close();
    }

    @Test
    void shouldOweNothingAfterTheReportOfABackup() throws Exception {
        stand.runner.recover(List.of(), new Leash());

        assertThat(reports()).hasSize(before);
    }

    @Test
    void shouldReportTheSnapshotsThatAKilledAgentDidNot() throws Exception {
        stand.due.replace("B1".getBytes(StandardCharsets.US_ASCII));

        stand.runner.recover(List.of(), new Leash());

        assertThat(reports()).hasSize(before + 1);
        assertThat(reports().getLast().jobId()).isEqualTo("B1");
        assertThat(reports().getLast().snapshots()).hasSize(1);
        assertThat(stand.due.read()).isEmpty();
    }

    @Test
    void shouldReportAfterAnInterruptedBackupForItMayHaveMadeASnapshot() throws Exception {
        var interrupted = JobRecord.queued(JobCommands.of("B2", JobKind.backup), Instant.now()).started(Instant.now());

        stand.runner.recover(List.of(interrupted), new Leash());

        assertThat(reports().getLast().jobId()).isEqualTo("B2");
        assertThat(stand.due.read()).isEmpty();
    }

    @Test
    void shouldMeasureAgainAfterAnInterruptedForget() throws Exception {
        var measured = stand.told.all(RepositoryReport.class).size();
        var command = JobCommands.with("F1", JobKind.forget, Kept.forReal(Kept.last(1)));
        var interrupted = JobRecord.queued(command, Instant.now()).started(Instant.now());

        stand.runner.recover(List.of(interrupted), new Leash());

        assertThat(stand.told.all(RepositoryReport.class)).hasSize(measured + 1);
        assertThat(stand.due.read()).isEmpty();
    }

    @Test
    void shouldStillOweTheReportWhenTheAgentStopsMeanwhile() throws Exception {
        stand.due.replace("B1".getBytes(StandardCharsets.US_ASCII));
        var stopping = new Leash();
        stopping.pull(Leash.Reason.AGENT_STOPS);

        stand.runner.recover(List.of(), stopping);

        assertThat(stand.due.read()).isPresent();
    }

    private List<SnapshotsReport> reports() {
        return stand.told.all(SnapshotsReport.class);
    }
}
