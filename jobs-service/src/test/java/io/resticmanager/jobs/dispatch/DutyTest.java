package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;
import io.resticmanager.jobs.job.Verdict;
import org.junit.jupiter.api.Test;

class DutyTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant EXPIRY = NOON.plus(Duration.ofHours(24));
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LEASE = Duration.ofHours(24);
    private static final JobState.Dispatched SENT = new JobState.Queued().claimed(NOON, PATIENCE);
    private static final JobState.Running RUNNING = SENT.started(NOON, NOON, PATIENCE);

    @Test
    void shouldLetAQueuedJobWaitUntilTheLastMoment() {
        assertThat(duty(new JobState.Queued(), false, EXPIRY.minusMillis(1))).isEqualTo(new Duty.Leave());
        assertThat(reason(duty(new JobState.Queued(), false, EXPIRY))).isEqualTo(Verdict.HOST_OFFLINE);
    }

    @Test
    void shouldNotCallAConnectedHostOfflineWhenAJobWaitedTooLongForItsTurn() {
        assertThat(reason(duty(new JobState.Queued(), true, EXPIRY))).isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void shouldSendAgainWhatNobodyAnsweredInTime() {
        assertThat(duty(SENT, true, NOON.plusSeconds(29))).isEqualTo(new Duty.Leave());
        assertThat(duty(SENT, true, NOON.plusSeconds(30))).isEqualTo(new Duty.SendAgain());
    }

    @Test
    void shouldTellAnOfflineHostFromAMuteAgentWhenASentJobExpires() {
        assertThat(reason(duty(SENT, false, EXPIRY))).isEqualTo(Verdict.HOST_OFFLINE);
        assertThat(reason(duty(SENT, true, EXPIRY))).isEqualTo(Verdict.NO_ANSWER);
    }

    @Test
    void shouldNotGiveUpOnAJobThatWaitsInTheAgentsOwnQueue() {
        var accepted = SENT.acceptedBy(NOON, PATIENCE);
        var late = NOON.plus(PATIENCE).plus(LEASE).plusMillis(1);

        assertThat(duty(accepted, true, EXPIRY)).isEqualTo(new Duty.SendAgain());
        assertThat(duty(accepted, false, EXPIRY)).isEqualTo(new Duty.Leave());
        assertThat(reason(duty(accepted, false, late))).isEqualTo(Verdict.LOST);
    }

    @Test
    void shouldNeverSendWhatItsAgentBeganByItself() {
        var accepted = SENT.acceptedBy(NOON, PATIENCE);
        var late = NOON.plus(PATIENCE).plus(LEASE).plusMillis(1);

        assertThat(ofAgent(accepted, true, NOON.plus(PATIENCE).minusMillis(1))).isEqualTo(new Duty.Leave());
        assertThat(ofAgent(accepted, true, late)).isEqualTo(new Duty.LookLater());
        assertThat(ofAgent(accepted.cancelling(NOON, PATIENCE), true, late)).isEqualTo(new Duty.CancelAgain());
        assertThat(ofAgent(accepted, false, late.minusMillis(1))).isEqualTo(new Duty.Leave());
        assertThat(reason(ofAgent(accepted, false, late))).isEqualTo(Verdict.LOST);
    }

    @Test
    void shouldTakeAnUnansweredCancelOfAnUnacceptedJobAsDone() {
        var duty = duty(SENT.cancelling(NOON, PATIENCE), true, NOON.plusSeconds(30));

        assertThat(duty).isInstanceOfSatisfying(
                Duty.GiveUp.class, over -> assertThat(over.ending().status()).isEqualTo(JobStatus.cancelled));
    }

    @Test
    void shouldRepeatACancelUntilTheRunningJobEnds() {
        var cancelling = RUNNING.cancelling(NOON, PATIENCE);

        assertThat(duty(cancelling, true, NOON.plusSeconds(29))).isEqualTo(new Duty.Leave());
        assertThat(duty(cancelling, true, NOON.plusSeconds(30))).isEqualTo(new Duty.CancelAgain());
    }

    @Test
    void shouldCallARunningJobLostOnlyWhenItsHostIsGoneForTheWholeLease() {
        var late = NOON.plus(LEASE).plusMillis(1);

        assertThat(duty(RUNNING, false, NOON.plus(LEASE))).isEqualTo(new Duty.Leave());
        assertThat(duty(RUNNING, true, late)).isEqualTo(new Duty.Leave());
        assertThat(reason(duty(RUNNING, false, late))).isEqualTo(Verdict.LOST);
    }

    @Test
    void shouldFailARunningJobThatItsAgentHasNotNamedForAWhile() {
        var missing = unnamed(RUNNING, 3);

        assertThat(reason(Duty.ofUnnamed(RUNNING, missing, NOON.plusSeconds(70)))).isEqualTo(Verdict.NO_LONGER_NAMED);
        assertThat(Duty.ofUnnamed(RUNNING, missing, NOON.plusSeconds(69))).isEqualTo(new Duty.Leave());
        assertThat(Duty.ofUnnamed(RUNNING, unnamed(RUNNING, 2), NOON.plusSeconds(500))).isEqualTo(new Duty.Leave());
    }

    @Test
    void shouldBelieveAnySignOfAJobMoreThanAHeartbeatBeforeIt() {
        var heard = RUNNING.heard(NOON.plusSeconds(11));

        assertThat(Duty.ofUnnamed(heard, unnamed(RUNNING, 9), NOON.plusSeconds(500))).isEqualTo(new Duty.Leave());
        assertThat(Unnamed.by(heard, unnamed(RUNNING, 9), NOON.plusSeconds(40)))
                .isEqualTo(new Unnamed(NOON.plusSeconds(40), 1));
    }

    @Test
    void shouldFailWhatTheAgentTookAndNoLongerHas() {
        var accepted = SENT.acceptedBy(NOON, PATIENCE);
        var cancelled = accepted.cancelling(NOON, PATIENCE);
        var late = NOON.plusSeconds(500);

        assertThat(reason(Duty.ofUnnamed(accepted, unnamed(accepted, 3), late))).isEqualTo(Verdict.NO_LONGER_NAMED);
        assertThat(Duty.ofUnnamed(cancelled, unnamed(cancelled, 3), late)).isInstanceOfSatisfying(
                Duty.GiveUp.class, over -> assertThat(over.ending().status()).isEqualTo(JobStatus.cancelled));
        assertThat(Duty.ofUnnamed(SENT, unnamed(SENT, 3), late)).isEqualTo(new Duty.Leave());
    }

    /** By so many heartbeats in a row, the first ten seconds after noon. */
    private static Unnamed unnamed(JobState state, int heartbeats) {
        var unnamed = Unnamed.by(state, null, NOON.plusSeconds(10));
        for (var i = 1; i < heartbeats; i++) {
            unnamed = Unnamed.by(state, unnamed, NOON.plusSeconds(10 + i));
        }
        return unnamed;
    }

    private static Duty duty(JobState state, boolean connected, Instant now) {
        return Duty.of(aJob(state), connected, LEASE, now);
    }

    private static Duty ofAgent(JobState state, boolean connected, Instant now) {
        return Duty.of(aJob(state).scheduled("S", NOON, 7), connected, LEASE, now);
    }

    private static JobError reason(Duty duty) {
        return ((Duty.GiveUp) duty).ending().error();
    }

    private static StoredJob aJob(JobState state) {
        return StoredJob.queued("J", "H", "H", JobKind.init, "alice", NOON, EXPIRY).in(state);
    }
}
