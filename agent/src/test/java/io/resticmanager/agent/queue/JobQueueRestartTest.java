package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

import io.resticmanager.agent.job.JobCommands;
import io.resticmanager.agent.job.JobJournal;
import io.resticmanager.agent.job.JobRecord;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an agent does first with what the one before it left. */
class JobQueueRestartTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void shouldReportTheInterruptedAndRunTheWaiting() throws Exception {
        left(queued("RAN").started(NOON), queued("WAITED"));

        try (var stand = QueueStand.started(folder)) {
            assertThat(stand.awaitEnd("RAN").error().cause()).isEqualTo("agent_interrupted");
            var next = stand.runner.awaitNext();
            assertThat(next.jobId()).isEqualTo("WAITED");
            assertThat(stand.runner.recovered()).containsExactly("RAN");
            next.end(QueueStand.WELL);
            assertThat(stand.awaitEnd("WAITED").status()).isEqualTo(JobStatus.succeeded);
        }
    }

    @Test
    void shouldTellAnOutcomeThatIsNotYetInTheOutbox() throws Exception {
        var outcome = new AgentMessage.JobFinished("A", JobKind.init, JobStatus.succeeded, 0, null, 0, NOON, NOON, null,
                null, List.of(), null, null, 1);
        left(queued("A").started(NOON).finished(outcome));

        try (var stand = QueueStand.started(folder)) {
            assertThat(stand.awaitEnd("A")).isEqualTo(outcome);
            assertThat(stand.queue.held().all()).isEmpty();
            assertThat(stand.runner.recovered()).isEmpty();
        }
    }

    @Test
    void shouldWorkThoughWhatWasLeftCanNotBePutRight() throws Exception {
        left(queued("RAN").started(NOON), queued("WAITED"));
        try (var stand = new QueueStand(folder)) {
            stand.runner.onRecovery(() -> {
                throw new IllegalArgumentException("an address that makes no sense");
            });
            stand.queue.start();

            var next = stand.runner.awaitNext();
            assertThat(next.jobId()).isEqualTo("WAITED");
            next.end(QueueStand.WELL);
            assertThat(stand.broken()).isEmpty();
        }
    }

    @Test
    void shouldSayWhenItCanNotWorkAtAll() throws Exception {
        try (var stand = new QueueStand(folder)) {
            stand.runner.onRecovery(() -> {
                throw new StackOverflowError("pretended");
            });
            stand.queue.start();

            assertThat(stand.awaitBroken()).isInstanceOf(StackOverflowError.class);
        }
    }

    private void left(JobRecord... records) {
        var journal = JobJournal.open(folder);
        List.of(records).forEach(journal::put);
    }

    private static JobRecord queued(String id) {
        return JobRecord.queued(JobCommands.of(id, JobKind.init), NOON);
    }
}
