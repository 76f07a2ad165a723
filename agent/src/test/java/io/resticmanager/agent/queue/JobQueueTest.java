package io.resticmanager.agent.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.agent.job.Failures;
import io.resticmanager.agent.job.Held;
import io.resticmanager.agent.job.JobCommands;
import io.resticmanager.agent.job.Outcome;
import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.agent.AgentMessage.JobAccepted;
import io.resticmanager.contracts.agent.AgentMessage.JobRejected;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobQueueTest {

    @TempDir
    Path folder;

    private QueueStand stand;

    @BeforeEach
    void start() {
        stand = QueueStand.started(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        stand.close();
    }

    @Test
    void shouldRunOneJobAtATimeWhateverItsKindInTheOrderOfArrival() throws Exception {
        stand.queue.run(JobCommands.of("B", JobKind.init));
        stand.queue.run(JobCommands.of("A", JobKind.backup));
        stand.queue.run(JobCommands.of("C", JobKind.snapshots));

        assertThat(List.of(runNext(), runNext(), runNext())).containsExactly("B", "A", "C");
        assertThat(stand.runner.mostAtOnce()).isEqualTo(1);
        stand.awaitEnd("C");
        assertThat(stand.queue.held()).isEqualTo(new Held(List.of(), List.of()));
    }

    @Test
    void shouldNotRunWhatThePolicyCameToRefuseWhileItWaited() throws Exception {
        stand.queue.run(JobCommands.of("A", JobKind.init));
        stand.queue.run(JobCommands.of("B", JobKind.backup));
        var first = stand.runner.awaitNext();
        stand.refuse(new Refusal("policy.kind", "No backups here."));

        first.end(QueueStand.WELL);

        var end = stand.awaitEnd("B");
        assertThat(end.status()).isEqualTo(JobStatus.failed);
        assertThat(end.error().cause()).isEqualTo("refused_by_host");
        assertThat(end.error().message()).contains("No backups here.", "policy.kind");
        assertThat(end.startedAt()).isNull();
        assertThat(stand.awaitEnd("A").status()).isEqualTo(JobStatus.succeeded);
        assertThat(stand.runner.nothingMore()).isTrue();
    }

    @Test
    void shouldNameWhatRunsAndWhatWaits() throws Exception {
        Stream.of("A", "B", "C").forEach(id -> stand.queue.run(JobCommands.of(id, JobKind.init)));
        var first = stand.runner.awaitNext();

        assertThat(stand.queue.held()).isEqualTo(new Held(List.of("A"), List.of("B", "C")));
        assertThat(stand.queue.held().all()).containsExactly("A", "B", "C");
        first.end(QueueStand.WELL);
    }

    @Test
    void shouldAnswerARepeatedCommandWithWhatIsKnownAndRunNothingTwice() throws Exception {
        var command = JobCommands.of("A", JobKind.init);
        stand.queue.run(command);
        var run = stand.runner.awaitNext();
        stand.queue.run(command);
        assertThat(stand.told.about(JobAccepted.class, "A")).hasSize(2);

        run.end(QueueStand.WELL);
        var outcome = stand.awaitEnd("A");
        stand.queue.run(command);

        assertThat(stand.told.ends("A")).containsExactly(outcome, outcome);
        stand.queue.run(JobCommands.of("B", JobKind.init));
        assertThat(runNext()).isEqualTo("B");
    }

    @Test
    void shouldNotBeginWhatExpiredInTheHubsTime() throws Exception {
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        stand.hubTime.heard(tomorrow);

        stand.queue.run(JobCommands.expiring("LATE", tomorrow.minusSeconds(1)));
        stand.queue.run(JobCommands.expiring("GOOD", tomorrow.plusSeconds(3_600)));

        assertThat(stand.awaitEnd("LATE").error().cause()).isEqualTo("expired");
        assertThat(runNext()).isEqualTo("GOOD");
    }

    @Test
    void shouldEndAWaitingJobAtOnceWhenItIsCancelled() throws Exception {
        stand.queue.run(JobCommands.of("A", JobKind.init));
        var running = stand.runner.awaitNext();
        stand.queue.run(JobCommands.of("B", JobKind.init));
        stand.queue.run(JobCommands.of("C", JobKind.init));

        stand.queue.cancel("B");

        assertThat(stand.told.ends("B")).singleElement()
                .satisfies(end -> assertThat(end.status()).isEqualTo(JobStatus.cancelled));
        running.end(QueueStand.WELL);
        assertThat(runNext()).isEqualTo("C");
    }

    @Test
    void shouldPullTheLeashOfTheRunningJobAloneWhenItIsCancelled() throws Exception {
        stand.queue.run(JobCommands.of("A", JobKind.init));
        stand.queue.run(JobCommands.of("B", JobKind.init));
        var first = stand.runner.awaitNext();

        stand.queue.cancel("A");
        assertThat(first.leash().pulled()).contains(Leash.Reason.CANCELLED);
        assertThat(stand.told.ends("A")).isEmpty();

        first.end(new Outcome.Cancelled(130));
        assertThat(stand.awaitEnd("A").status()).isEqualTo(JobStatus.cancelled);
        var second = stand.runner.awaitNext();
        assertThat(second.leash().pulled()).isEmpty();
        second.end(QueueStand.WELL);
    }

    @Test
    void shouldAnswerACancelOfAJobThatIsOverWithItsOutcome() throws Exception {
        stand.queue.run(JobCommands.of("A", JobKind.init));
        runNext();
        var outcome = stand.awaitEnd("A");

        stand.queue.cancel("A");

        assertThat(stand.told.ends("A")).containsExactly(outcome, outcome);
    }

    @Test
    void shouldSayWhichRuleRefused() throws Exception {
        Files.createDirectories(folder.resolve("FULL.json.new/in-the-way"));

        stand.queue.cancel("NOBODY");
        stand.queue.run(JobCommands.of("../key", JobKind.init));
        stand.queue.run(JobCommands.of("TEST", JobKind.restore_test));
        stand.queue.run(JobCommands.of("FULL", JobKind.init));

        assertThat(stand.told.all(JobRejected.class)).extracting(JobRejected::jobId, JobRejected::rule)
                .containsExactly(
                        tuple("NOBODY", "unknown_job"),
                        tuple("../key", "job_id"),
                        tuple("TEST", "kind"),
                        tuple("FULL", "state"));
        assertThat(stand.queue.held().all()).isEmpty();
    }

    @Test
    void shouldEndAJobThatABugBrokeAndGoOnWithTheNext() throws Exception {
        stand.queue.run(JobCommands.of("A", JobKind.init));
        stand.queue.run(JobCommands.of("B", JobKind.init));

        stand.runner.awaitNext().end().completeExceptionally(new IllegalStateException("a bug"));

        assertThat(stand.awaitEnd("A").error().cause()).isEqualTo("agent_error");
        assertThat(runNext()).isEqualTo("B");
        assertThat(stand.broken()).isEmpty();
    }

    @Test
    void shouldNeverStopWorkingWithoutAWord() throws Exception {
        stand.queue.run(JobCommands.of("A", JobKind.init));

        stand.runner.awaitNext().end().completeExceptionally(new OutOfMemoryError("pretended"));

        assertThat(stand.awaitBroken()).isInstanceOf(OutOfMemoryError.class);
        assertThat(stand.queue.held().running()).containsExactly("A");
    }

    @Test
    void shouldEndTheRunningJobAsAnInterruptionWhenItStops() throws Exception {
        stand.queue.run(JobCommands.of("A", JobKind.init));
        stand.queue.run(JobCommands.of("B", JobKind.init));
        var running = stand.runner.awaitNext();
        var stopping = Thread.ofPlatform().start(() -> {
            try {
                stand.queue.stop(Duration.ofSeconds(10));
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        await().until(() -> running.leash().pulled().isPresent());

        assertThat(running.leash().pulled()).contains(Leash.Reason.AGENT_STOPS);
        running.end(new Outcome.Failed(Failures.agentInterrupted(), 130));
        stopping.join();

        assertThat(stand.told.ends("A")).hasSize(1);
        assertThat(stand.queue.held()).isEqualTo(new Held(List.of(), List.of("B")));
        assertThat(stand.runner.nothingMore()).isTrue();
        assertThat(stand.broken()).isEmpty();
    }

    private String runNext() throws InterruptedException {
        var run = stand.runner.awaitNext();
        run.end(QueueStand.WELL);
        return run.jobId();
    }
}
