package io.resticmanager.agent.restic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import io.resticmanager.contracts.job.JobError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What both versions really said, captured, and what we make of it. */
class DiagnosisTest {

    private static final Path CAPTURES = Path.of("src/test/resources/captures");

    private final Diagnosis diagnosis = new Diagnosis("vault:8000", "vault:8000/ada/");

    @ParameterizedTest(name = "{0} {1}: {3}")
    @CsvFileSource(resources = "/captures/expected.csv")
    void shouldExplainWhatResticSaid(String version, String capture, int code, String cause) throws Exception {
        var error = diagnose(version, capture, code);

        assertThat(error.cause()).isEqualTo(cause);
        assertThat(error.message()).isNotBlank().doesNotContain(": @.", "%s");
        assertThat(error.nextStep()).isNotBlank();
    }

    @Test
    void shouldHaveAnExpectationForEachCapture() throws Exception {
        var expected = Files.readString(CAPTURES.resolve("expected.csv"));
        try (var files = Files.walk(CAPTURES)) {
            var captures = files.map(file -> CAPTURES.relativize(file).toString())
                    .filter(name -> name.matches("[^/]+/[^/]+/[^/]+\\.err\\.txt"))
                    .map(name -> name.replace(".err.txt", ",").replaceFirst("/", ", ")).toList();

            assertThat(captures).isNotEmpty().allSatisfy(line -> assertThat(expected).contains(line));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "0.18.0"})
    void shouldFindTheReasonBehindARetry(String version) throws Exception {
        var words = words(version, "errors/network-refused");

        var error = diagnosis.ofRetries(words.all());

        assertThat(error.cause()).isEqualTo("unreachable");
        assertThat(error.message()).contains("connection refused").doesNotContain("retrying after");
    }

    @ParameterizedTest
    @CsvSource({"0.14.0, errors/network-refused-backup", "0.18.0, errors/network-refused-full15min"})
    void shouldQuoteWhyAServerIsNotReachedAndNotTheRequestThatFailed(String version, String capture) throws Exception {
        var refused = "can not be reached: dial tcp 127.0.0.1:19999: connect: connection refused.";

        assertThat(diagnose(version, capture, 1).message()).endsWith(refused);
        assertThat(diagnosis.ofRetries(words(version, "errors/network-refused").all()).message()).endsWith(refused);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14.0", "0.18.0"})
    void shouldQuoteWhatADamagedRepositoryMisses(String version) throws Exception {
        var error = diagnose(version, "damage/stats-no-index", 1);

        assertThat(error.cause()).isEqualTo("damaged");
        assertThat(error.message()).contains("vault:8000 is damaged", "not found in repository");
    }

    @Test
    void shouldNotTakeASideLineOfAFailureThatIsNotKnownForASignal() {
        var words = "could not load snapshots: context canceled\nFatal: the moon is in the wrong house";

        assertThat(diagnosis.of(1, "Fatal: the moon is in the wrong house", words).cause()).isEqualTo("unknown");
    }

    @Test
    void shouldLeaveTheAddressAsItIsWhateverSignsAreInIt() {
        var sftp = "sftp:nobody@127.0.0.1:/%p";

        var error = new Diagnosis(sftp, sftp).of(1, "", "subprocess ssh: connect to host a@b: Connection refused");

        assertThat(error.message()).isEqualTo("The repository's server at sftp:nobody@127.0.0.1:/%p can not be"
                + " reached: subprocess ssh: connect to host a@b: Connection refused.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"load <lock/0000000000>: invalid data returned",
            "Fatal: invalid lock file: LoadRaw(<lock/0000000000>): invalid data returned"})
    void shouldNotTakeALockThatCanNotBeReadForDamage(String words) {
        var error = diagnosis.of(1, words, words);

        assertThat(error.cause()).isEqualTo("lock_unreadable");
        assertThat(error.nextStep()).contains("restic unlock --remove-all");
    }

    @Test
    void shouldNameThePatternThatCanNotBeRead() {
        var said = "Fatal: --exclude: invalid pattern(s) provided:\n[a-\nb[";

        var error = diagnosis.of(1, said, said);

        assertThat(error.cause()).isEqualTo("bad_pattern");
        assertThat(error.message()).endsWith("invalid pattern(s) provided: [a- b[.");
    }

    @Test
    void shouldSayWithThePathThatThereIsNoRepository() {
        assertThat(diagnosis.of(10, "Fatal: repository does not exist", "").message())
                .isEqualTo("There is no repository at vault:8000/ada/.");
    }

    @Test
    void shouldNotTakeTheCleaningUpForTheCause() {
        var words = """
                Save(<data/5d>) failed: client.Post: Post "http://ada:***@vault:8000/ada/data/5d": write tcp \
                10.0.0.1:5->10.0.0.2:8000: write: connection reset by peer
                Remove(<lock/3c8d>) failed: client.Do: Delete "http://ada:***@vault:8000/ada/locks/3c8d": dial tcp \
                10.0.0.2:8000: connect: connection refused""";

        var error = diagnosis.of(1, "", words);

        assertThat(error.cause()).isEqualTo("unreachable");
        assertThat(error.message()).endsWith(
                "can not be reached: write tcp 10.0.0.1:5->10.0.0.2:8000: write: connection reset by peer.");
    }

    @Test
    void shouldQuoteTheCleaningUpWhenNothingElseWasSaid() {
        var words = "error while unlocking: client.Do: Delete \"http://ada:***@vault:8000/ada/locks/3c8d\": dial tcp "
                + "10.0.0.2:8000: connect: connection refused";

        assertThat(diagnosis.of(1, words, words).message())
                .endsWith("can not be reached: dial tcp 10.0.0.2:8000: connect: connection refused.");
    }

    @Test
    void shouldSayThatItDoesNotKnowAndQuoteRestic() {
        var error = diagnosis.of(1, "Fatal: the moon is in the wrong house", "");

        assertThat(error.cause()).isEqualTo("unknown");
        assertThat(error.message()).contains("not known here", "the moon is in the wrong house", "exit code 1");
    }

    @Test
    void shouldSayThatItDoesNotKnowAlsoWhenResticSaidNothing() {
        assertThat(diagnosis.of(4, "", "").message()).contains("It said nothing.").contains("exit code 4");
    }

    @Test
    void shouldNotTakeALockThatMayNotBeRemovedForAnAppendOnlyServer() {
        var words = "Remove(<lock/96583740f7>) failed: unexpected HTTP response (403): 403 Forbidden";

        assertThat(diagnosis.of(1, words, words).cause()).isEqualTo("permission");
    }

    private JobError diagnose(String version, String capture, int code) throws IOException {
        var words = words(version, capture);
        return diagnosis.of(code, words.verdict(), words.all());
    }

    // As a running restic's stderr is heard.
    private static Words words(String version, String capture) throws IOException {
        var words = new Words();
        var text = new String(Files.readAllBytes(CAPTURES.resolve(version).resolve(capture + ".err.txt")),
                StandardCharsets.UTF_8);
        text.lines().map(ErrorLine::of).forEach(line -> said(line).ifPresent(words::add));
        text.lines().map(ErrorLine::of).forEach(line -> {
            if (line instanceof ErrorLine.Verdict(var message)) {
                words.addVerdict(message);
            }
        });
        return words;
    }

    private static Optional<String> said(ErrorLine line) {
        return line instanceof ErrorLine.Text(var text) ? Optional.of(text) : Optional.empty();
    }
}
