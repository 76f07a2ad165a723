package io.resticmanager.jobs.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;

import org.junit.jupiter.api.Test;

class MissesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Misses misses = new Misses();

    @Test
    void shouldTryAHostThatWasNeverMissed() {
        assertThat(misses.worthTrying("ada", NOON)).isTrue();
    }

    @Test
    void shouldWaitLongerAfterEveryMissAndAMinuteAtMost() {
        var now = NOON;
        for (var wait : new int[]{1, 2, 4, 8, 16, 32, 60, 60}) {
            misses.missed("ada", now);
            assertThat(misses.worthTrying("ada", now.plusSeconds(wait).minusMillis(1))).isFalse();
            now = now.plusSeconds(wait);
            assertThat(misses.worthTrying("ada", now)).isTrue();
        }
    }

    @Test
    void shouldForgetTheMissesOfAHostThatAnswers() {
        misses.missed("ada", NOON);

        misses.answered("ada");

        assertThat(misses.worthTrying("ada", NOON)).isTrue();
    }
}
