package io.resticmanager.jobs.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.JobFinished;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.Test;

class JobStateTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldGoThroughItsWholeLife() {
        var queued = new JobState.Queued();
        var sent = queued.claimed(NOON, PATIENCE).acceptedBy(NOON.plusSeconds(1), PATIENCE);
        var running = sent.started(NOON.plusSeconds(2), NOON.plusSeconds(3), PATIENCE);
        var over = running.reported(succeeded());

        assertThat(List.of(queued.status(), sent.status(), running.status(), over.status()))
                .containsExactly(JobStatus.queued, JobStatus.dispatched, JobStatus.running, JobStatus.succeeded);
    }

    @Test
    void shouldWaitForAnAnswerFromTheLastTimeItWasSent() {
        var sent = new JobState.Queued().claimed(NOON, PATIENCE);

        assertThat(sent.askAt()).isEqualTo(NOON.plusSeconds(30));
        assertThat(sent.askedAgain(NOON.plusSeconds(30), PATIENCE).askAt()).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void shouldRememberThatItIsBeingCancelledWhenItBegins() {
        var sent = new JobState.Queued().claimed(NOON, PATIENCE).cancelling(NOON, PATIENCE);

        assertThat(sent.started(NOON, NOON, PATIENCE).cancelling()).isTrue();
    }

    @Test
    void shouldNotLetAnOldSignTurnBackTheClock() {
        var running = new JobState.Queued().started(NOON, NOON, PATIENCE);

        assertThat(running.heard(NOON.minusSeconds(5))).isSameAs(running);
        assertThat(running.heard(NOON.plusSeconds(5)).heardAt()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void shouldRefuseAFailureWithoutReasonAndASuccessWithOne() {
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Ending(JobStatus.failed, null, NOON, 1, null, 0, null, null, List.of()));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Ending(JobStatus.succeeded, null, NOON, 0, Verdict.LOST, 0, null, null, List.of()));
        assertThatIllegalArgumentException().isThrownBy(
                () -> new Ending(JobStatus.running, null, NOON, 0, null, 0, null, null, List.of()));
    }

    @Test
    void shouldSaySoWhenTheAgentGivesNoReasonForAFailure() {
        var ending = Ending.reported(aReport(JobStatus.failed, null, List.of()));

        assertThat(ending.error()).isEqualTo(Verdict.UNEXPLAINED);
    }

    @Test
    void shouldKeepAThousandUnreadableFilesAndNoMore() {
        var ending = Ending.reported(aReport(JobStatus.succeeded, null, Collections.nCopies(1_500, "/x")));

        assertThat(ending.unreadable()).hasSize(1_000);
    }

    private static JobFinished aReport(JobStatus status, JobError error, List<String> unreadable) {
        return new JobFinished("J", JobKind.backup, status, 1, error, unreadable.size(), NOON, NOON, null, null,
                unreadable, null, null, 0);
    }

    private static Ending succeeded() {
        return Ending.reported(aReport(JobStatus.succeeded, null, List.of()));
    }
}
