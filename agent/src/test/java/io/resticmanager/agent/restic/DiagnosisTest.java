package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What both versions really said, captured, and what we make of it. */
class DiagnosisTest {

    private final Diagnosis diagnosis = new Diagnosis("rest:http://vault:8000/ada/");

    @ParameterizedTest
    @CsvSource({
            "0.14.0, wrong-password, 1, wrong_password",
            "0.18.0, wrong-password, 12, wrong_password",
            "0.14.0, wrong-password-backup, 1, wrong_password",
            "0.18.0, wrong-password-backup, 12, wrong_password",
            "0.14.0, repo-missing, 1, repository_missing",
            "0.18.0, repo-missing, 10, repository_missing",
            "0.14.0, rest-missing-repo, 1, repository_missing",
            "0.18.0, rest-missing-repo, 10, repository_missing",
            "0.14.0, rest-401, 1, unauthorised",
            "0.18.0, rest-401, 1, unauthorised",
            "0.14.0, network-refused, 1, unreachable",
            "0.18.0, network-refused, 1, unreachable"})
    void shouldExplainWhatResticSaid(String version, String capture, int code, String cause) throws Exception {
        var words = words(version, capture);

        var error = diagnosis.of(code, words, words);

        assertThat(error.cause()).isEqualTo(cause);
        assertThat(error.message()).isNotBlank();
        assertThat(error.nextStep()).isNotBlank();
    }

    @Test
    void shouldSayThatItDoesNotKnowAndQuoteRestic() {
        var error = diagnosis.of(1, "Fatal: the moon is in the wrong house", "");

        assertThat(error.cause()).isEqualTo("unknown");
        assertThat(error.message()).contains("the moon is in the wrong house").contains("exit code 1");
    }

    private static String words(String version, String capture) throws IOException {
        var file = "/captures/" + version + "/" + capture + ".err.txt";
        try (var in = DiagnosisTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
