package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatchTest {

    @ParameterizedTest
    @CsvSource({"note, My-Notes.txt, true", "notes, note, false", "*.TXT, a.txt, true", "*.txt, a.txt.gz, false",
            "a?c, abc, true", "a?c, ac, false", "a*, bab, false", "*, anything, true", "**, '', true",
            "a*b*c, aXbYbZc, true", "a*b*c, acb, false", "?, 😀, true", "[a], a, false", "[a], x[a]y, true",
            "u\u0308ber, ÜBER.md, true", "strasse, STRASSE, true", "*.*, none, false", "ab*ba, aba, false"})
    void shouldMatch(String pattern, String name, boolean matches) {
        assertThat(new NameMatch(pattern).of(name)).isEqualTo(matches);
    }

    /** What takes most libraries for ever. */
    @Test
    void shouldNotTakeLongForManyStars() {
        var match = new NameMatch("*a".repeat(100) + "*b");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5),
                () -> assertThat(match.of("a".repeat(255))).isFalse());
    }
}
