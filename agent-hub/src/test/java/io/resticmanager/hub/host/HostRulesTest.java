package io.resticmanager.hub.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRulesTest {

    // A filler of Hangul is a letter to Unicode.
    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u3164", "prod\u3164", "\uffa0", "<b>"})
    void aTagThatNobodyReadsIsRefusedAtItsPlace(String tag) {
        assertThat(HostRules.tags(List.of("prod", tag))).hasValueSatisfying(
                error -> assertThat(error.field()).isEqualTo("tags[1]"));
    }

    @Test
    void tagsOfAnyScriptAreTaken() {
        assertThat(HostRules.tags(List.of("prod", "Büro 2", "당직", "site:eu/west-1"))).isEmpty();
    }
}
