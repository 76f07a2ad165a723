package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ResticNeedsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "0.14", "0.9.6", "0.14.0-dev (compiled manually)"})
    void whatIsTooOldIsToldWithBothVersions(String version) {
        assertThat(ResticNeeds.missing("read_concurrency", version))
                .isEqualTo("Not available: needs restic 0.15; this host has " + version + ".");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"0.15.0", "0.18.1", "1.0.0", "", "unknown", "v", "0", "0.99999999999"})
    void whatIsNewEnoughOrNotKnownIsLeftToTheServer(String version) {
        assertThat(ResticNeeds.missing("read_concurrency", version)).isEmpty();
    }

    @Test
    void mostOptionsAreAsOldAsTheOldestResticThatIsUsed() {
        assertThat(ResticNeeds.missing("compression", "0.14.0")).isEmpty();
    }
}
