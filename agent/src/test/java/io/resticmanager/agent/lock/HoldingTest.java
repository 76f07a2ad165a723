package io.resticmanager.agent.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.resticmanager.agent.restic.RepositoryLock;
import io.resticmanager.contracts.job.Item.Lock.Holder;
import org.junit.jupiter.api.Test;

/** Who set a lock lives, is dead, or is another machine's affair. */
class HoldingTest {

    private static final Instant SET = Instant.parse("2026-11-21T04:25:09Z");
    private static final RepositoryLock LOCK = new RepositoryLock("ab", SET, true, "ada", "root", 3_552);

    @Test
    void shouldNotJudgeALockOfAnotherMachineByAProcessOfThisOne() {
        assertThat(holder("bob", new Seen(true, SET, null))).isEqualTo(Holder.elsewhere);
        assertThat(holder("bob", null)).isEqualTo(Holder.elsewhere);
    }

    @Test
    void shouldBeDeadOnlyWhenItsMachineIsThisOneAndItsProcessIsGone() {
        assertThat(holder("ada", null)).isEqualTo(Holder.dead);
    }

    @Test
    void shouldBeLiveWhenTheProcessIsARestic() {
        assertThat(holder("ada", new Seen(true, SET.plusSeconds(600), null))).isEqualTo(Holder.live);
    }

    @Test
    void shouldBeLiveWhenTheProcessBeganBeforeItsLockWhateverItIsCalled() {
        assertThat(holder("ada", new Seen(false, SET.minusSeconds(1), null))).isEqualTo(Holder.live);
        assertThat(holder("ada", new Seen(false, null, null))).isEqualTo(Holder.live);
    }

    @Test
    void shouldNotTakeAnotherProcessWithTheSameNumberForTheOneThatIsGone() {
        assertThat(holder("ada", new Seen(false, SET.plusSeconds(600), null))).isEqualTo(Holder.dead);
    }

    @Test
    void shouldNameOurJob() {
        var holding = new Holding("ada", _ -> Optional.of(new Seen(true, SET, "01JOB")));

        assertThat(holding.of(LOCK).jobId()).isEqualTo("01JOB");
        assertThat(LockWords.of(holding.of(LOCK), SET.plus(Duration.ofMinutes(3))))
                .isEqualTo("restic on ada (process 3552, user root, our job 01JOB, exclusive, for 3 min)");
    }

    @Test
    void shouldSayHowOldALockIs() {
        assertThat(LockWords.age(Duration.ofSeconds(-5))).isEqualTo("0 s");
        assertThat(LockWords.age(Duration.ofSeconds(59))).isEqualTo("59 s");
        assertThat(LockWords.age(Duration.ofMinutes(59))).isEqualTo("59 min");
        assertThat(LockWords.age(Duration.ofMinutes(125))).isEqualTo("2 h 5 min");
    }

    private static Holder holder(String here, Seen process) {
        return new Holding(here, _ -> Optional.ofNullable(process)).of(LOCK).holder();
    }
}
