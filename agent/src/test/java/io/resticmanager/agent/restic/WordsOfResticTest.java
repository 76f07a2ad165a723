package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import io.resticmanager.contracts.job.Progress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics, progress in text, refused removals: small things that restic says. */
class WordsOfResticTest {

    @ParameterizedTest
    @CsvSource({"0.14.0, 3009863, 35,", "0.18.0, 3010729, 39, 3024468"})
    void shouldReadRawData(String version, long size, long blobs, Long uncompressed) throws Exception {
        var found = StatsCommand.parse("raw-data", Captures.of(version, "stats-raw.out.jsonl")).orElseThrow();

        assertThat(found.totalSize()).isEqualTo(size);
        assertThat(found.blobs()).isEqualTo(blobs);
        assertThat(found.files()).isNull();
        assertThat(found.snapshots()).isEqualTo(6);
        assertThat(found.uncompressedSize()).isEqualTo(uncompressed);
        assertThat(found.compressionRatio() == null).isEqualTo(uncompressed == null);
    }

    @ParameterizedTest
    @CsvSource({"0.14.0, 15030361", "0.18.0, 15030373"})
    void shouldReadRestoreSize(String version, long size) throws Exception {
        var found = StatsCommand.parse("restore-size", Captures.of(version, "stats-restore.out.jsonl")).orElseThrow();

        assertThat(found.totalSize()).isEqualTo(size);
        assertThat(found.files()).isEqualTo(160);
        assertThat(found.blobs()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "0.18.0"})
    void shouldTellProgressFromPhases(String version) throws Exception {
        var lines = Captures.of(version, "prune.out.jsonl").lines().toList();

        var progress = lines.stream().flatMap(line -> TextProgress.parse(line).stream()).toList();

        assertThat(progress).isNotEmpty().allMatch(step -> step.percent() == 100);
        assertThat(progress).extracting(Progress::current).contains("2 / 2 snapshots");
        assertThat(lines).filteredOn(line -> TextProgress.parse(line).isEmpty()).contains("repacking packs", "done");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "0.18.0"})
    void shouldReadWhatAPruneFreesFromItsTotals(String version) throws Exception {
        var totals = PruneTotals.NONE;
        for (var line : Captures.of(version, "prune-garbage.out.txt").lines().toList()) {
            totals = totals.heard(line);
        }

        // 19.076 or 19.075 MiB, and 1.653 or 1.648 KiB.
        assertThat(totals.freed()).isBetween(20_001_500L, 20_003_000L);
        assertThat(totals.remaining()).isBetween(1_685L, 1_695L);
    }

    @Test
    void shouldReadBytesWithoutADecimal() {
        assertThat(PruneTotals.NONE.heard("total prune:           0 blobs / 0 B").freed()).isZero();
        assertThat(PruneTotals.NONE.heard("to delete:             5 blobs / 2.908 MiB").freed()).isNull();
    }

    @Test
    void shouldReadProgressOnTheWay() {
        assertThat(TextProgress.parse("[1:02:07] 12.50%  1 / 8 packs")).hasValueSatisfying(
                step -> assertThat(step.percent()).isEqualTo(12.5));
        assertThat(TextProgress.parse("unused size after prune: 0 B (0.00% of remaining size)")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0.14.0, ao-forget.err.txt", "0.18.0, ao-forget.err.txt", "0.18.0, ao-prune.err.txt"})
    void shouldKnowAServerThatDeletesNothing(String version, String capture) throws Exception {
        assertThat(AppendOnly.refused(Captures.of(version, capture))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Save(<lock/370bbb4b>) failed: unexpected HTTP response (403): 403 Forbidden",
            "Remove(<lock/370bbb4b>) failed: unexpected HTTP response (403): 403 Forbidden",
            "Remove(<snapshot/cf33aa6a39>) failed: permission denied"})
    void shouldNotTakeAnotherRefusalForThat(String words) {
        assertThat(AppendOnly.refused(words)).isFalse();
    }

    @Test
    void shouldNotWaitForAServerThatDeletesNothing() throws Exception {
        var watch = new RetryWatch(Duration.ofHours(1));

        watch.heard(Captures.of("0.14.0", "ao-forget.err.txt").lines().findFirst().orElseThrow(), 1);

        assertThat(watch.enough(2)).isTrue();
    }

    @Test
    void shouldTakeADurationBelowZeroForNone() throws Exception {
        var summary = ResticMessage.parse(Captures.of("0.18.0", "skip-if-unchanged.out.jsonl").lines()
                .filter(line -> line.contains("total_duration")).findFirst().orElseThrow()).orElseThrow();

        assertThat(((ResticMessage.Summary) summary).totalDuration()).isNegative();
        assertThat(((ResticMessage.Summary) summary).seconds()).isZero();
    }
}
