package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckReportTest {

    private static final String PACK = "32619b79b59557ec4683a27e97ffb9f3f9700f0efe914639e5fcaeb6a3988132";
    private static final String CONTAINS_ERRORS = "Fatal: repository contains errors";

    private final CheckReport report = new CheckReport();

    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "0.18.0"})
    void shouldFindNothingInASoundRepository(String version) throws Exception {
        Captures.of(version, "check-subset.out.jsonl").lines().forEach(report::summed);

        var found = report.found("1/2", false);

        assertThat(found.errors()).isZero();
        assertThat(found.brokenPacks()).isEmpty();
        assertThat(found.readDataSubset()).isEqualTo("1/2");
    }

    @Test
    void shouldReadTheSummary() {
        assertThat(report.summed("{\"message_type\":\"summary\",\"num_errors\":2,\"broken_packs\":[\"" + PACK
                + "\"],\"suggest_repair_index\":true,\"suggest_prune\":false}")).isTrue();

        var found = report.found("100%", true);

        assertThat(found.errors()).isEqualTo(2);
        assertThat(found.brokenPacks()).containsExactly(PACK);
        assertThat(found.suggestRepairIndex()).isTrue();
        assertThat(found.suggestPrune()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "Pack ID does not match, want " + PACK
                    + ", got 959a0bcc24244e7e40f6da87f94b3cb93ad5941988b5e0384f82a4fc96a117b4",
            "pack " + PACK + ": does not exist",
            "{\"message_type\":\"error\",\"message\":\"pack " + PACK + ": does not exist\\n\"}",
            "{\"message_type\":\"error\",\"message\":\"pack " + PACK + " contains 2 errors: [blob 5305142f: failed "
                    + "unexpected pack id 77aa5dab5e3830a63d437a5b06f29d4215113fdf57d0f7df5e82298f9ec14210]\"}"})
    void shouldFindTheBrokenPackInTheWords(String complaint) {
        report.complained(ErrorLine.of(complaint));
        report.complained(ErrorLine.of(CONTAINS_ERRORS));

        var found = report.found(null, true);

        assertThat(found.brokenPacks()).containsExactly(PACK);
        assertThat(found.errors()).isEqualTo(1);
    }

    @Test
    void shouldNotTakeAPackThatNobodyRefersToForABrokenOne() {
        report.complained(ErrorLine.of("pack " + PACK + ": not referenced in any index"));
        report.complained(ErrorLine.of("This is non-critical, you can run `restic prune` to correct this"));

        var found = report.found(null, false);

        assertThat(found.errors()).isZero();
        assertThat(found.brokenPacks()).isEmpty();
        assertThat(found.suggestPrune()).isTrue();
    }

    @Test
    void shouldNameAHundredPacksAtMost() {
        for (var n = 0; n < 150; n++) {
            report.complained(ErrorLine.of("pack %064x: does not exist".formatted(n)));
        }

        assertThat(report.found(null, true).brokenPacks()).hasSize(100);
        assertThat(report.found(null, true).errors()).isEqualTo(150);
    }

    @Test
    void shouldLookAtTheExitCodeFirst() {
        report.summed("{\"message_type\":\"summary\",\"num_errors\":1,\"broken_packs\":null}");

        assertThat(CheckReport.damaged(11, "unable to create lock in backend")).isFalse();
        assertThat(CheckReport.damaged(1, "unable to create lock in backend: already locked")).isFalse();
        assertThat(CheckReport.damaged(0, CONTAINS_ERRORS)).isFalse();
        assertThat(CheckReport.damaged(1, CONTAINS_ERRORS)).isTrue();
    }
}
