package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;

import io.resticmanager.agent.job.JobCommands;
import io.resticmanager.contracts.agent.AgentMessage.JobRejected;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A credential that comes with a command is in memory for as long as its job, and never on the disk. */
class LentCredentialQueueTest {

    private static final String PASSWORD = "planted-password";
    private static final String SERVER_PASSWORD = "planted-server";
    private static final HubMessage.Repository CREDENTIAL = new HubMessage.Repository("r",
            "rest:http://127.0.0.1:8001/ada/", "keeper", PASSWORD, SERVER_PASSWORD);
    private static final HubMessage.CommandRun LENDING = JobCommands.lending("LENT", JobKind.init, CREDENTIAL);

    @TempDir
    Path folder;

    @Test
    void shouldNeverBeWrittenDown() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            stand.queue.run(LENDING);
            var run = stand.runner.awaitNext();
            assertClean();

            run.end(QueueStand.WELL);
            stand.awaitEnd("LENT");

            assertClean();
            await().untilAsserted(() -> assertThat(stand.credentials.lent("LENT")).isFalse());
        }
    }

    @Test
    void shouldBeMaskedFromTheMomentItComes() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            stand.queue.run(JobCommands.of("FIRST", JobKind.init));
            var first = stand.runner.awaitNext();

            stand.queue.run(LENDING);

            assertThat(stand.redactor.redact(PASSWORD + " " + SERVER_PASSWORD)).isEqualTo("*** ***");
            first.end(QueueStand.WELL);
            stand.runner.awaitNext().end(QueueStand.WELL);
            stand.awaitEnd("LENT");
            assertThat(stand.redactor.redact(PASSWORD)).isEqualTo("***");
        }
    }

    @Test
    void shouldLetAWaitingJobBeAskedForAgainAfterARestart() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            stand.queue.run(JobCommands.of("FIRST", JobKind.init));
            stand.runner.awaitNext();
            stand.queue.run(LENDING);
            assertThat(stand.queue.held().queued()).containsExactly("LENT");
            assertClean();
        }

        try (var stand = QueueStand.started(folder)) {
            assertThat(stand.queue.held().all()).doesNotContain("LENT");

            stand.queue.run(LENDING);

            assertThat(stand.credentials.lent("LENT")).isTrue();
            stand.runner.awaitNext().end(QueueStand.WELL);
            assertThat(stand.awaitEnd("LENT").status()).isEqualTo(JobStatus.succeeded);
        }
    }

    @Test
    void shouldGoWithAJobThatIsCancelledWhileItWaits() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            stand.queue.run(JobCommands.of("FIRST", JobKind.init));
            var first = stand.runner.awaitNext();
            stand.queue.run(LENDING);

            stand.queue.cancel("LENT");

            assertThat(stand.awaitEnd("LENT").status()).isEqualTo(JobStatus.cancelled);
            assertThat(stand.credentials.lent("LENT")).isFalse();
            assertClean();
            first.end(QueueStand.WELL);
        }
    }

    @Test
    void shouldNotBeKeptForAJobThatIsRefused() throws Exception {
        try (var stand = QueueStand.started(folder)) {
            stand.queue.run(JobCommands.lending("NO", JobKind.restore_test, CREDENTIAL));
            stand.queue.run(JobCommands.lending("../no", JobKind.init, CREDENTIAL));

            assertThat(stand.told.all(JobRejected.class)).extracting(JobRejected::rule)
                    .containsExactly("kind", "job_id");
            assertThat(stand.credentials.lent("NO")).isFalse();
            assertThat(stand.credentials.lent("../no")).isFalse();
        }
    }

    private void assertClean() throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain(PASSWORD, SERVER_PASSWORD);
            }
        }
    }
}
