package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BrowserTest {

    @ParameterizedTest
    @CsvSource({"'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', Firefox on Linux",
            "'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', Edge on Windows",
            "'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 Chrome/140.0 Safari/537.36', Chrome on Android",
            "'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) Version/19.0 Safari/604.1', Safari on iPhone",
            "curl/8.14, curl", "own-program/1, own-program/1", "'', Unknown program"})
    void isNamedAsPeopleKnowIt(String said, String words) {
        assertThat(Browser.of(said)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"100", "200"})
    void whatIsLongIsCut(int length) {
        assertThat(Browser.of("x".repeat(length))).hasSize(61).endsWith("…");
    }
}
