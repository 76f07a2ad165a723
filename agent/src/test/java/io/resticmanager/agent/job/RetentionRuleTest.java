package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import io.resticmanager.contracts.job.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetentionRuleTest {

    @ParameterizedTest
    @CsvSource({"13d23h, true", "14d, false", "1m, false", "335h, true", "336h, false", "1y, false"})
    void shouldAddTheFloorToWhatKeepsLess(String within, boolean needed) {
        assertThat(RetentionRule.needsFloor(keeping(within))).isEqualTo(needed);
    }

    @Test
    void shouldKeepWhatThePolicyKeepsAnyway() {
        assertThat(RetentionRule.needsFloor(keeping(null))).isTrue();
        assertThat(RetentionRule.withFloor(keeping(null)))
                .isEqualTo(new Retention(3, null, null, null, null, null, "14d", List.of("gold"), "paths"));
        assertThat(RetentionRule.shown(keeping("1y"))).isEqualTo("keep-last 3, keep-within 1y, keep-tag gold");
    }

    private static Retention keeping(String within) {
        return new Retention(3, null, null, null, null, null, within, List.of("gold"), "paths");
    }
}
