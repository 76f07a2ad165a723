package io.resticmanager.jobs.suspect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.resticmanager.contracts.job.Suspect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShrunkTest {

    @Test
    void shouldSuspectLessThanHalfOfTheMedian() {
        var usual = List.of(100L, 300L, 200L, 1L, 1_000L);

        assertThat(of(99, usual)).hasValueSatisfying(suspect -> {
            assertThat(suspect.reason()).isEqualTo("shrunk");
            assertThat(suspect.detail()).contains("99 bytes").contains("200");
            assertThat(suspect.confirmedBy()).isNull();
        });
        assertThat(of(100, usual)).isEmpty();
    }

    @Test
    void shouldNotJudgeByFewerThanThreeRunsOrByMoreThanTheLastFive() {
        assertThat(of(0, List.of(100L, 100L))).isEmpty();
        assertThat(of(0, List.of(100L, 100L, 100L))).isPresent();
        assertThat(of(10, List.of(10L, 10L, 10L, 10L, 10L, 9_999L, 9_999L, 9_999L, 9_999L, 9_999L, 9_999L)))
                .isEmpty();
    }

    @Test
    void shouldTakeTheMiddleOfTwoWhenTheRunsAreEven() {
        assertThat(of(75, List.of(100L, 200L, 100L, 200L))).isEmpty();
        assertThat(of(74, List.of(100L, 200L, 100L, 200L))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldNeverDependOnTheOrderAndGrowStricterWithFewerBytes(long seed) {
        var random = new Random(seed);
        var usual = new ArrayList<>(random.longs(3 + random.nextInt(3), 0, 1L << 45).boxed().toList());
        var bytes = random.nextLong(1L << 45);
        var verdict = of(bytes, usual).isPresent();

        Collections.shuffle(usual, random);

        assertThat(of(bytes, usual).isPresent()).isEqualTo(verdict);
        assertThat(of(bytes / 2, usual).isPresent() || !verdict).isTrue();
        assertThat(of(Collections.max(usual), usual)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 20, 90, 100})
    void shouldSuspectOnlyMoreThanTheScheduleAllows(int percent) {
        var usual = List.of(1_000L, 1_000L, 1_000L);
        var least = 1_000 - percent * 10L;

        assertThat(Shrunk.of(least, usual, percent)).isEmpty();
        assertThat(Shrunk.of(least - 1, usual, percent)).isPresent();
    }

    private static Optional<Suspect> of(long bytes, List<Long> usual) {
        return Shrunk.of(bytes, usual, Shrunk.PERCENT);
    }
}
