package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

final class PerMinuteTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final PerMinute few = new PerMinute(2);

    @Test
    void eachNameHasItsOwnShareOfEveryMinute() {
        assertThat(few.admits("ada", NOW)).isTrue();
        assertThat(few.admits("ada", NOW)).isTrue();
        assertThat(few.admits("ada", NOW.plusSeconds(59))).isFalse();
        assertThat(few.admits("bob", NOW.plusSeconds(59))).isTrue();
        assertThat(few.admits("ada", NOW.plusSeconds(60))).isTrue();
    }

    @Test
    void nothingIsKeptOfWhoCameInMinutesBefore() {
        for (int n = 0; n < 1_000; n++) {
            few.admits("token " + n, NOW);
        }
        assertThat(few.size()).isEqualTo(1_000);

        few.admits("ada", NOW.plus(Duration.ofMinutes(1)));

        assertThat(few.size()).isEqualTo(1);
    }
}
