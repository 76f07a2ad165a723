package io.resticmanager.agent.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedactorTest {

    private final Redactor redactor = new Redactor();

    @BeforeEach
    void knowSecrets() {
        redactor.mask(Stream.of("s3cret/with@signs", "s3cret", ""));
    }

    @Test
    void shouldMaskASecretAlsoAsAUrlHasIt() {
        assertThat(redactor.redact("pw s3cret/with@signs or s3cret%2Fwith%40signs")).isEqualTo("pw *** or ***");
    }

    @Test
    void shouldMaskThePasswordOfAnyUrl() {
        assertThat(redactor.redact("open rest:http://ada:other@host:8000/ada/"))
                .isEqualTo("open rest:http://ada:***@host:8000/ada/");
    }

    @Test
    void shouldLeaveEverythingElseReadable() {
        assertThat(redactor.redact("open rest:http://host:8000/ada/ at 12:00")).isEqualTo(
                "open rest:http://host:8000/ada/ at 12:00");
    }
}
