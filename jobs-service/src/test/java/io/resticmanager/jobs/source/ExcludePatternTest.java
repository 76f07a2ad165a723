package io.resticmanager.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcludePatternTest {

    @ParameterizedTest
    @ValueSource(strings = {"*.tmp", "/var/cache/**", "[a-z]?", "[^a]", "a]", "[\\]]", "[a\\-b]", "[^^]", "\\[",
            "!keep"})
    void shouldTakeWhatResticCanRead(String pattern) {
        assertThat(ExcludePattern.readable(pattern, PathRules.POSIX)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[a-", "[abc", "[]", "[]a]", "[a-]", "[-a]", "[^]", "x/[y/z]", "end\\", "[a\\"})
    void shouldKnowWhatResticCanNotRead(String pattern) {
        assertThat(ExcludePattern.readable(pattern, PathRules.POSIX)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C:\\Temp\\", "[a\\]", "*\\[x]"})
    void shouldTakeABackslashOfWindowsForASlash(String pattern) {
        assertThat(ExcludePattern.readable(pattern, PathRules.WINDOWS)).isEqualTo(!pattern.startsWith("["));
    }
}
