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
    void shouldNotTearWordsApartForAPasswordThatIsTooShort() {
        redactor.mask(Stream.of("y", "abc", "abcd"));

        assertThat(redactor.redact("the repository abc at rest:http://ada:y@host/, abcd"))
                .isEqualTo("the repository abc at rest:http://ada:***@host/, ***");
    }

    @Test
    void shouldLeaveEverythingElseReadable() {
        assertThat(redactor.redact("open rest:http://host:8000/ada/ at 12:00")).isEqualTo(
                "open rest:http://host:8000/ada/ at 12:00");
    }

    @Test
    void shouldMaskWhatWasASecretWhenAResticStillRunningBegan() {
        redactor.mask(Stream.of("fresh"));

        assertThat(redactor.redact("old s3cret, new fresh")).isEqualTo("old ***, new ***");
    }

    @Test
    void shouldForgetOnlyTheOldestOfVeryManyFormerSecrets() {
        for (var i = 0; i < 100; i++) {
            redactor.mask(Stream.of("token-of-the-agent", "password-" + i + "-"));
        }

        assertThat(redactor.redact("token-of-the-agent password-99- password-40- password-0-"))
                .isEqualTo("*** *** *** password-0-");
    }

    @Test
    void shouldMaskWhatOneJobWasLentBesideTheConfiguration() {
        redactor.mask("J1", Stream.of("lent-to-one"));
        redactor.mask("J2", Stream.of("lent-to-two"));
        redactor.mask(Stream.of("fresh"));

        redactor.release("J1");

        assertThat(redactor.redact("lent-to-one lent-to-two fresh s3cret")).isEqualTo("*** *** *** ***");
    }

    @Test
    void shouldForgetNothingThatIsInUseForAllThatWasLentBefore() {
        for (var i = 0; i < 100; i++) {
            redactor.mask("J" + i, Stream.of("lent-" + i + "-"));
            redactor.release("J" + i);
        }

        assertThat(redactor.redact("s3cret lent-99- lent-36- lent-35-")).isEqualTo("*** *** *** lent-35-");
    }
}
