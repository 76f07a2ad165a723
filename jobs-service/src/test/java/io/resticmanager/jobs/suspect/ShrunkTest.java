package io.resticmanager.jobs.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShrunkTest {

    @Test
    void shouldSuspectLessThanHalfOfTheMedian() {
        var usual = List.of(100L, 300L, 200L, 1L, 1_000L);

        assertThat(Shrunk.of(99, usual)).hasValueSatisfying(suspect -> {
            assertThat(suspect.reason()).isEqualTo("shrunk");
            assertThat(suspect.detail()).contains("99 bytes").contains("200");
            assertThat(suspect.confirmedBy()).isNull();
        });
        assertThat(Shrunk.of(100, usual)).isEmpty();
    }

    @Test
    void shouldNotJudgeByFewerThanThreeRunsOrByMoreThanTheLastFive() {
        assertThat(Shrunk.of(0, List.of(100L, 100L))).isEmpty();
        assertThat(Shrunk.of(0, List.of(100L, 100L, 100L))).isPresent();
        assertThat(Shrunk.of(10, List.of(10L, 10L, 10L, 10L, 10L, 9_999L, 9_999L, 9_999L, 9_999L, 9_999L, 9_999L)))
                .isEmpty();
    }

    @Test
    void shouldTakeTheMiddleOfTwoWhenTheRunsAreEven() {
        assertThat(Shrunk.of(75, List.of(100L, 200L, 100L, 200L))).isEmpty();
        assertThat(Shrunk.of(74, List.of(100L, 200L, 100L, 200L))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNeverDependOnTheOrderAndGrowStricterWithFewerBytes(long seed) {
        var random = new Random(seed);
        var usual = new ArrayList<>(random.longs(3 + random.nextInt(3), 0, 1L << 45).boxed().toList());
        var bytes = random.nextLong(1L << 45);
        var verdict = Shrunk.of(bytes, usual).isPresent();

        Collections.shuffle(usual, random);

        assertThat(Shrunk.of(bytes, usual).isPresent()).isEqualTo(verdict);
        assertThat(Shrunk.of(bytes / 2, usual).isPresent() || !verdict).isTrue();
        assertThat(Shrunk.of(Collections.max(usual), usual)).isEmpty();
    }
}
