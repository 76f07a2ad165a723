package io.resticmanager.contracts.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    @ParameterizedTest
    @ValueSource(strings = {"\u3164", "\u2800\u2800", "\u115f\u1160", "\uffa0", "\u200b", "\u00a0", "\ue000", "\u202e"})
    void whatNobodySeesIsShownByItsNumber(String text) {
        assertThat(Shown.of("a" + text)).matches("a(<U\\+[0-9A-F]{4}>)+");
        assertThat(Shown.seen(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "\u0301", "\ufe0f", "\u034f \u20e3"})
    void marksThatStandOnNothingAreNotSeenEither(String text) {
        assertThat(Shown.seen(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", " a\u0301", "당직", "当番", "\u2801", "❤\ufe0f", "می‌خواهم"})
    void textOfAnyScriptIs(String text) {
        assertThat(Shown.seen(text)).isTrue();
    }
}
