package io.resticmanager.alerts.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.resticmanager.alerts.engine.MassLoss.Away;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MassLossTest {

    private static final Instant THREE = Instant.parse("2026-03-01T03:00:00Z");

    @ParameterizedTest
    @CsvSource({"4, 30, 4, 0", "5, 30, 5, 1", "5, 30, 25, 1", "5, 30, 26, 0", "5, 31, 5, 0", "7, 20, 35, 1"})
    void shouldTakeFiveAndAFifthOfTheFleetWithinTwoMinutesForOneLoss(int lost, int apartSeconds, int fleet,
            int losses) {
        assertThat(MassLoss.of(lost(lost, THREE, apartSeconds), fleet)).hasSize(losses);
    }

    @Test
    void shouldKeepTwoLossesApart() {
        var morning = lost(5, THREE, 1);
        var noon = lost(6, THREE.plusSeconds(9 * 3_600), 1);

        assertThat(MassLoss.of(Stream.concat(noon.stream(), morning.stream()).toList(), 20)).containsExactly(morning,
                noon);
    }

    @Test
    void shouldLeaveOutWhoHadBeenAwayBefore() {
        var before = List.of(new Away("before", THREE.minusSeconds(500)), new Away("just", THREE.minusSeconds(130)));
        var together = lost(5, THREE, 10);

        assertThat(MassLoss.of(Stream.concat(before.stream(), together.stream()).toList(), 10))
                .containsExactly(together);
    }

    private static List<Away> lost(int count, Instant first, int apartSeconds) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Away("h" + n + first, first.plusSeconds((long) n * apartSeconds))).toList();
    }
}
