package io.resticmanager.platform.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogLevelTest {

    @ParameterizedTest
    @CsvSource({",INFO", "'',INFO", "debug,DEBUG", "' WARN ',WARN", "LOUD,INFO", "7,INFO"})
    void aWordThatIsNoLevelIsTheUsualOne(String wish, String level) {
        assertThat(LogLevel.of(wish)).isEqualTo(level);
    }
}
