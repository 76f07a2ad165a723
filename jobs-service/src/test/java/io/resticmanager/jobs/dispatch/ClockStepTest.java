package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.jobs.job.JobState;
import io.resticmanager.jobs.job.StoredJob;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The clock is set, or the machine slept: no job that is on its way, waits or runs is given up for that. */
class ClockStepTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final JobState.Dispatched SENT = new JobState.Queued().claimed(NOON, PATIENCE);

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT8H", "PT-2H"})
    void noJobIsGivenUp(Duration jump) {
        var now = NOON.plus(jump);

        for (var connected : new boolean[]{true, false}) {
            assertThat(duty(new JobState.Queued(), connected, now)).isEqualTo(new Duty.Leave());
            assertThat(duty(SENT.started(NOON, NOON, PATIENCE), connected, now)).isEqualTo(new Duty.Leave());
            assertThat(duty(SENT, connected, now)).isNotInstanceOf(Duty.GiveUp.class);
            assertThat(duty(SENT.acceptedBy(NOON, PATIENCE), connected, now)).isNotInstanceOf(Duty.GiveUp.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT2H", "PT8H", "PT-2H"})
    void oneHeartbeatWithoutAJobIsNotEnoughWhateverTheClockDoesMeanwhile(Duration jump) {
        var running = SENT.started(NOON, NOON, PATIENCE);
        var one = Unnamed.by(running, null, NOON.plusSeconds(10));
        var two = Unnamed.by(running, one, NOON.plusSeconds(40).plus(jump));

        assertThat(Duty.ofUnnamed(running, one, NOON.plus(jump))).isEqualTo(new Duty.Leave());
        assertThat(Duty.ofUnnamed(running, two, NOON.plusSeconds(41).plus(jump))).isEqualTo(new Duty.Leave());
    }

    private static Duty duty(JobState state, boolean connected, Instant now) {
        var job = StoredJob.queued("J", "H", "H", JobKind.init, "alice", NOON, NOON.plus(Duration.ofHours(24)))
                .in(state);
        return Duty.of(job, connected, Duration.ofHours(24), now);
    }
}
