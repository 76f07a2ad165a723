package io.resticmanager.hub.presence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class PresencePaceTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void aHeartbeatIsAThirdOfTheSilenceThatMeansGone() {
        assertThat(new PresencePace(Duration.ofSeconds(90), 10).heartbeatS()).isEqualTo(30);
        assertThat(new PresencePace(Duration.ofSeconds(5), 10).heartbeatS()).isEqualTo(1);
    }

    @Test
    void aCrowdSpeaksLessOften() {
        var pace = new PresencePace(Duration.ofSeconds(90), 10_000);

        assertThat(pace.heartbeatS()).isEqualTo(50);
        assertThat(pace.offlineAfter()).isEqualTo(Duration.ofSeconds(150));
    }

    @Test
    void theSpreadGrowsWithTheFleetWithinLimits() {
        assertThat(new PresencePace(Duration.ofSeconds(90), 1).reconnectSpreadS()).isEqualTo(2);
        assertThat(new PresencePace(Duration.ofSeconds(90), 4_000).reconnectSpreadS()).isEqualTo(50);
        assertThat(new PresencePace(Duration.ofSeconds(90), 100_000).reconnectSpreadS()).isEqualTo(180);
    }

    @Test
    void silenceIsTooLongFromTheLastAllowedMomentOn() {
        var pace = new PresencePace(Duration.ofSeconds(90), 1);

        assertThat(pace.silentTooLong(NOON, NOON.plusSeconds(90))).isTrue();
        assertThat(pace.silentTooLong(NOON, NOON.plusMillis(89_999))).isFalse();
    }
}
