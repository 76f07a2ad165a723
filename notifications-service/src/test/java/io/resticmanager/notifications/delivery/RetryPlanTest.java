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
        assertThat(tries.getLast()).isBefore(NOON.plus(Duration.ofHours(24)));
    }

    @Test
    void shouldNotComeBeforeItsTimeAndNotAMuchLater() {
        assertThat(PLAN.next(1, NOON, NOON, null, 0)).contains(NOON.plusSeconds(10));
        assertThat(PLAN.next(1, NOON, NOON, null, 1)).contains(NOON.plusSeconds(12));
        assertThat(PLAN.next(2, NOON, NOON, null, 0)).contains(NOON.plusSeconds(60));
    }

    @Test
    void shouldHonourWhatTheReceiverAsksFor() {
        assertThat(PLAN.next(1, NOON, NOON, Duration.ofSeconds(90), 0)).contains(NOON.plusSeconds(90));
        assertThat(PLAN.next(1, NOON, NOON, Duration.ofSeconds(3), 0)).contains(NOON.plusSeconds(10));
        assertThat(PLAN.next(1, NOON, NOON, Duration.ofHours(25), 0)).isEmpty();
    }

    @Test
    void shouldGiveUpAfterADayHoweverFewTries() {
        var late = NOON.plus(Duration.ofHours(23));

        assertThat(PLAN.next(4, NOON, late, null, 0)).isPresent();
        assertThat(PLAN.next(5, NOON, late, null, 0)).isEmpty();
    }

    @Test
    void shouldRestTheChannelShortlyForOneFailureAndLongerForMore() {
        assertThat(PLAN.rest(1, null)).isEqualTo(Duration.ofSeconds(1));
        assertThat(PLAN.rest(2, null)).isEqualTo(Duration.ofSeconds(10));
        assertThat(PLAN.rest(1, Duration.ofSeconds(30))).isEqualTo(Duration.ofSeconds(30));
        assertThat(PLAN.rest(1, Duration.ofDays(3))).isEqualTo(Duration.ofHours(1));
        assertThat(new RetryPlan(List.of(Duration.ofMillis(50))).rest(2, null)).isEqualTo(Duration.ofMillis(50));
    }
}
