package io.resticmanager.notifications.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two channels whose names look the same would be taken for each other. */
class ChannelNameTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "\u200b", "\u00a0", "a\u202eb", "a\u2028b", "n0\u200b", "two\nlines", "half \ud800",
            "\udc00 half", "\u200d", "\ue000", "\u3164", "\u2800", "\ufe0f"})
    void aNameThatNobodySeesIsRefused(String name) {
        assertThat(ChannelName.errorsIn(ChannelName.of(name))).singleElement()
                .satisfies(error -> assertThat(error.field()).isEqualTo("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ops room", "Büro", "当番", "می‌خواهم", "👩‍👩‍👧 phone", "x"})
    void aNameOfAnyScriptIsTaken(String name) {
        assertThat(ChannelName.errorsIn(ChannelName.of(name))).isEmpty();
    }

    @Test
    void whatIsWrongIsNamed() {
        assertThat(ChannelName.errorsIn("a\u202eb").getFirst().message())
                .isEqualTo("A name can not contain <U+202E>, which nobody sees.");
    }

    @Test
    void namesThatLookTheSameAreTheSame() {
        assertThat(ChannelName.of(" e\u0301 ")).isEqualTo("é");
        assertThat(ChannelName.alike("Ärger", "a\u0308RGER")).isTrue();
        assertThat(ChannelName.alike("Straße", "STRASSE")).isTrue();
        assertThat(ChannelName.alike("ops", "ops\u200d")).isTrue();
        assertThat(ChannelName.alike("ops", "ops 2")).isFalse();
    }
}
