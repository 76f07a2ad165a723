package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.gateway.session.Throttle.Failures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ThrottleTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"0, 0", "4, 0", "5, 1", "6, 2", "7, 4", "8, 8", "9, 16", "10, 30", "1000, 30"})
    void theDelayGrowsFromTheFifthFailureOnAndHasAnEnd(int failures, int seconds) {
        var account = new Failures(failures, NOON, NOON);

        assertThat(Throttle.delay(account, Failures.NONE, NOON)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void theDelayRunsFromTheLastFailure() {
        var account = new Failures(8, NOON.minusSeconds(600), NOON.minusSeconds(5));

        assertThat(Throttle.delay(account, Failures.NONE, NOON)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void anAddressWaitsUntilItsOldestFailureIsAnHourOld() {
        var address = new Failures(20, NOON.minusSeconds(3_000), NOON.minusSeconds(1));

        assertThat(Throttle.delay(Failures.NONE, address, NOON)).isEqualTo(Duration.ofSeconds(600));
        assertThat(Throttle.delay(Failures.NONE, new Failures(19, NOON, NOON), NOON)).isZero();
    }

    @Test
    void aClockSetBackKeepsNobodyOutForLongerThanTheDelayItself() {
        var account = new Failures(5, NOON.plusSeconds(7_200), NOON.plusSeconds(7_200));

        assertThat(Throttle.delay(account, Failures.NONE, NOON)).isEqualTo(Duration.ofSeconds(1));
    }
}
