package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.job.Ending;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.Verdict;
import org.junit.jupiter.api.Test;

class ReconciliationTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant LATER = NOON.plusSeconds(60);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JobState.Dispatched SENT = new JobState.Queued().claimed(NOON, PATIENCE);
    private static final JobState.Running RUNNING = SENT.started(NOON, NOON, PATIENCE);

    @Test
    void shouldSendAgainWhatTheAgentNeverGot() {
        assertThat(Reconciliation.of(SENT, "J", hello(List.of(), List.of()), LATER)).contains(new JobState.Queued());
    }

    @Test
    void shouldLeaveWhatTheAgentHasInItsQueue() {
        assertThat(Reconciliation.of(SENT, "J", hello(List.of(), List.of("J")), LATER)).isEmpty();
    }

    @Test
    void shouldNotTakeBackWhatWasSentAfterTheHello() {
        assertThat(Reconciliation.of(SENT, "J", hello(List.of(), List.of()), NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void shouldFailARunningJobThatTheAgentNoLongerKnows() {
        var after = Reconciliation.of(RUNNING, "J", hello(List.of("K"), List.of()), LATER).orElseThrow();

        assertThat(after).isInstanceOfSatisfying(JobState.Judged.class, over -> {
            assertThat(over.ending().error()).isEqualTo(Verdict.AGENT_LOST_JOB);
            assertThat(over.ending().startedAt()).isEqualTo(NOON);
        });
    }

    @Test
    void shouldNotLoseARunningJobToAnOldHello() {
        assertThat(Reconciliation.of(RUNNING, "J", hello(List.of(), List.of()), NOON.minusSeconds(1))).isEmpty();
    }

    @Test
    void shouldRenewTheLeaseOfAJobThatTheHelloLists() {
        assertThat(Reconciliation.of(RUNNING, "J", hello(List.of("J"), List.of()), LATER))
                .contains(RUNNING.heard(LATER));
    }

    @Test
    void shouldEndAsCancelledWhatWasCancelledBeforeTheAgentGotIt() {
        var after = Reconciliation
                .of(SENT.cancelling(NOON, PATIENCE), "J", hello(List.of(), List.of()), LATER).orElseThrow();

        assertThat(after.status()).isEqualTo(JobStatus.cancelled);
    }

    @Test
    void shouldNotTouchWhatWaitsOrIsOver() {
        var over = RUNNING.judged(Ending.cancelled(NOON));

        assertThat(Reconciliation.of(over, "J", hello(List.of(), List.of()), LATER)).isEmpty();
        assertThat(Reconciliation.of(new JobState.Queued(), "J", hello(List.of(), List.of()), LATER)).isEmpty();
    }

    private static Hello hello(List<String> running, List<String> queued) {
        return new Hello(1, "1.0", "0.18.0", "linux", "amd64", "ada", 1, running, queued, 0, "i", null, NOON, "UTC", 0,
                null, null);
    }
}
