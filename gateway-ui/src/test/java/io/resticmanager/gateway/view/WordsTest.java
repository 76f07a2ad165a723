package io.resticmanager.gateway.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource({"0, 0 B", "1023, 1023 B", "1024, 1.0 KiB", "1536, 1.5 KiB", "104857600, 100 MiB",
            "1099511627776, 1.0 TiB"})
    void shouldSaySizesInBinaryUnits(long bytes, String words) {
        assertThat(Words.size(bytes)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT0.4S, under 1 s", "PT59S, 59 s", "PT11M8S, 11 min 8 s", "PT2H12M40S, 2 h 12 min", "PT78H, 3 d 6 h"})
    void shouldSayDurationsInTheTwoLargestUnits(Duration duration, String words) {
        assertThat(Words.duration(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"At risk, At risk.", "Nightly missed 2 runs., Nightly missed 2 runs.", "Again?, Again?"})
    void shouldEndASentenceOnce(String words, String sentence) {
        assertThat(Words.sentence(words)).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 hosts", "1, 1 host", "2, 2 hosts"})
    void shouldKnowOneFromMany(long number, String words) {
        assertThat(Words.plural(number, "host")).isEqualTo(words);
    }
}
