package io.resticmanager.notifications.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** product.md §9 and decision 40: seven tries after the first, none later than 24 h. */
class RetryPlanTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");
    private static final Instant END = NOON.plus(Duration.ofHours(24));
    private static final Instant LAST = END.minus(Duration.ofMinutes(1));
    private static final RetryPlan PLAN = new RetryPlan(List.of(Duration.ofSeconds(10), Duration.ofSeconds(60),
            Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2), Duration.ofHours(5),
            Duration.ofHours(10)));

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1})
    void shouldTrySevenTimesMoreAndNeverAfterADay(double chance) {
        var tries = new ArrayList<Instant>();
        var now = NOON;
        for (var next = PLAN.next(1, NOON, now, null, chance); next.isPresent(); next = PLAN.next(tries.size() + 1,
                NOON, now, null, chance)) {
            now = next.get();
            tries.add(now);
        }

        assertThat(tries).hasSize(7);
        assertThat(tries.getLast()).isBefore(END);
    }

    @Test
    void shouldNotComeBeforeItsTimeAndNotAMuchLater() {
        assertThat(PLAN.next(1, NOON, NOON, null, 0)).contains(NOON.plusSeconds(10));
        assertThat(PLAN.next(1, NOON, NOON, null, 1)).contains(NOON.plusSeconds(12));
        assertThat(PLAN.next(2, NOON, NOON.plusSeconds(12), null, 0)).contains(NOON.plusSeconds(70));
        assertThat(PLAN.next(2, NOON, NOON.plusSeconds(12), null, 1)).contains(NOON.plusSeconds(82));
    }

    /** A channel that is saved eight times within eight seconds has lost nothing. */
    @Test
    void shouldSpendNothingOnWhatCameEarly() {
        assertThat(PLAN.next(9, NOON, NOON.plusSeconds(8), null, 0)).contains(NOON.plusSeconds(10));
        assertThat(PLAN.next(8, NOON, NOON.plusSeconds(200), null, 0)).contains(NOON.plusSeconds(370));
        assertThat(PLAN.next(30, NOON, NOON.plus(Duration.ofHours(18)), null, 0)).contains(LAST);
    }

    @Test
    void shouldHonourWhatTheReceiverAsksFor() {
        assertThat(PLAN.next(1, NOON, NOON, Duration.ofSeconds(90), 0)).contains(NOON.plusSeconds(90));
        assertThat(PLAN.next(1, NOON, NOON, Duration.ofSeconds(3), 0)).contains(NOON.plusSeconds(10));
    }

    @Test
    void shouldTryOnceMoreBeforeTheEndWhateverTheReceiverAsksFor() {
        assertThat(PLAN.next(1, NOON, NOON, Duration.ofHours(24), 0)).contains(LAST);
        assertThat(PLAN.next(1, NOON, NOON, Duration.ofDays(300), 0)).contains(LAST);
        assertThat(PLAN.next(2, NOON, LAST, Duration.ofHours(1), 0)).isEmpty();
    }

    @Test
    void shouldUseWhatIsLeftForWhatWasHeldBack() {
        assertThat(PLAN.next(3, NOON, NOON.plus(Duration.ofHours(18)), null, 0)).contains(LAST);
        assertThat(new RetryPlan(List.of(Duration.ofSeconds(1))).next(1, NOON, NOON.plusSeconds(9), null, 0))
                .contains(NOON.plusSeconds(10));
    }

    @Test
    void shouldGiveUpAfterADayHoweverFewTries() {
        assertThat(PLAN.next(1, NOON, NOON.plus(Duration.ofHours(23)), null, 0)).contains(LAST);
        assertThat(PLAN.next(1, NOON, LAST, null, 0)).isEmpty();
        assertThat(PLAN.next(1, NOON, END.plusSeconds(1), null, 0)).isEmpty();
    }

    @Test
    void shouldRestTheChannelShortlyForOneFailureAndLongerForMore() {
        assertThat(PLAN.rest(1, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PLAN.rest(2, null)).isEqualTo(Duration.ofSeconds(10));
        assertThat(PLAN.rest(1, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(PLAN.rest(1, Duration.ofDays(3))).isEqualTo(Duration.ofHours(1));
        assertThat(new RetryPlan(List.of(Duration.ofMillis(50))).rest(2, null)).isEqualTo(Duration.ofMillis(50));
    }

    @Test
    void shouldLetOnlyCriticalNewsTryOnceAMinuteWhileTheReceiverWantsARest() {
        var rest = Rest.NONE.failed(NOON, Duration.ofHours(1));

        assertThat(rest.others()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(rest.critical()).isEqualTo(NOON.plusSeconds(60));
        var again = rest.failed(NOON.plusSeconds(60), Duration.ofSeconds(1));
        assertThat(again.others()).isEqualTo(NOON.plus(Duration.ofHours(1)));
        assertThat(again.critical()).isEqualTo(NOON.plusSeconds(120));
        assertThat(Rest.NONE.failed(NOON, Duration.ofSeconds(10)).critical()).isEqualTo(NOON.plusSeconds(10));
    }

    @Test
    void shouldTellAChannelThatWasAwayFromMessagesThatItRefuses() {
        var absence = new Absence();
        absence.failed("d1");
        assertThat(absence.failed("d2")).isEqualTo(2);
        assertThat(absence.taken()).isTrue();
        absence.woke(List.of("d1", "d2"));

        absence.failed("d1");
        absence.failed("d2");
        assertThat(absence.taken()).isFalse();

        absence.failed("d1");
        absence.failed("d2");
        absence.refused();
        assertThat(absence.taken()).isTrue();
        absence.failed("d3");
        assertThat(absence.taken()).isFalse();
    }
}
