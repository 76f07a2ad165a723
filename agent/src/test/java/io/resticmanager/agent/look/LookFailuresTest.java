package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

import io.resticmanager.agent.policy.Refusal;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.job.JobError;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Why a look has no answer, in words that say what to do. */
class LookFailuresTest {

    private static final String GONE = "deadbeef";

    @TempDir
    Path root;

    private Path data;

    @BeforeEach
    void fill() throws Exception {
        data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("file"), "x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldSayWhatIsNotThere(String version) throws Exception {
        try (var stand = LookStand.of(root, version, data)) {
            var snapshot = stand.snapshot();

            assertError(stand, new TreeList(GONE, "/", null), "snapshot_missing", GONE);
            assertError(stand, new TreeFind(GONE, "x", 1, null), "snapshot_missing", GONE);
            assertError(stand, new TreeList(snapshot, data + "/nope", null), "path_missing", data + "/nope");
            assertError(stand, new TreeList(snapshot, data + "/file/in", null), "path_missing", "/file/in");
            assertError(stand, new TreeList(snapshot, data + "/file", null), "not_a_folder", "a file");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldExplainARepositoryThatDoesNotOpen(String version) throws Exception {
        try (var stand = LookStand.of(root, version, data)) {
            var own = stand.everyday.get().orElseThrow();
            var wrong = LookStand.repository("w", own.url(), "wrong-password");
            var missing = LookStand.repository("m", root.resolve("no-repository").toString(), "right");
            var away = LookStand.repository("a", "rest:http://127.0.0.1:1/x/", "right");

            assertError(stand, list(wrong), "wrong_password", "password");
            assertError(stand, list(missing), "repository_missing", "no-repository");
            assertError(stand, list(away), "unreachable", "127.0.0.1:1");
            stand.everyday.set(Optional.empty());
            assertError(stand, list(null), "no_repository", "not been given a repository");
        }
    }

    /** What is in motion looks damaged to who reads without a lock. */
    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldSayThatSomebodyWorksOnTheRepositoryAlone(String version) throws Exception {
        var content = new byte[1 << 20];
        new Random(1).nextBytes(content);
        Files.write(data.resolve("random"), content);
        try (var stand = LookStand.of(root, version, data)) {
            var snapshot = stand.snapshot();
            var url = stand.everyday.get().orElseThrow().url();
            var holder = stand.start(url, "check", "--read-data", "--limit-download=2");
            try {
                Awaitility.await("a lock").atMost(LookStand.PATIENCE)
                        .until(() -> root.resolve("repository/locks").toFile().list().length > 0);
                signal("STOP", holder);
                assertThat(stand.list(snapshot, data).entries()).as("read beside the lock").hasSize(2);
                empty(root.resolve("repository/data"));
                empty(stand.state.resolve("cache"));

                assertError(stand, new TreeList(snapshot, data.toString(), null), "locked",
                        "process " + holder.pid());
            } finally {
                signal("CONT", holder);
                holder.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void shouldSayWhatThePolicySays() throws Exception {
        try (var stand = LookStand.of(root, "0.18", data)) {
            stand.veto.set(Optional.of(new Refusal("policy.kind", "The policy of this host does not allow it.")));

            var error = stand.fails(new TreeList(stand.snapshot(), "/", null)).error();

            assertThat(error).isEqualTo(new JobError("policy.kind", "The policy of this host does not allow it.",
                    "What a host allows is set on the host itself, in the agent's policy."));
            assertThat(stand.calls()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"--all, /", "DEADBEEF, /", "dead, /", "deadbeef, etc", "deadbeef, /etc/", "deadbeef, /etc/../root",
            "deadbeef, /./etc", "deadbeef, //etc", "deadbeef, ''"})
    void shouldPassNothingOddOnToRestic(String snapshot, String path) throws Exception {
        try (var stand = LookStand.in(root, "0.18", null)) {
            assertError(stand, new TreeList(snapshot, path, null), "bad_request", "can not look that up");
            assertThat(stand.calls()).isEmpty();
        }
    }

    @Test
    void shouldTakeNoPageAndNoSearchThatIsNone() throws Exception {
        try (var stand = LookStand.in(root, "0.18", null)) {
            assertError(stand, new TreeList(GONE, "/a\0b", null), "bad_request", "the path");
            assertError(stand, new TreeList(GONE, "/", "../../etc/passwd"), "bad_request", "the page");
            assertError(stand, new TreeFind(GONE, " ", 1, null), "bad_pattern", "1 to 255");
            assertError(stand, new TreeFind(GONE, "x".repeat(256), 1, null), "bad_pattern", "1 to 255");
            assertError(stand, new TreeFind(GONE, "a/b", 1, null), "bad_pattern", "last part");
            assertError(stand, new TreeFind(GONE, "a", 0, null), "bad_request", "limit");
            assertError(stand, new TreeFind(GONE, "a", TreeFind.MOST + 1, null), "bad_request", "limit");
            assertThat(stand.calls()).isEmpty();
        }
    }

    private static TreeList list(HubMessage.Repository credential) {
        return new TreeList(GONE, "/", null, credential);
    }

    private static void assertError(LookStand stand, HubMessage.Look look, String cause, String says) {
        var error = stand.fails(look).error();
        assertThat(error.cause()).as(error.message()).isEqualTo(cause);
        assertThat(error.message()).contains(says).doesNotContain("wrong-password");
        assertThat(error.nextStep()).isNotBlank();
    }

    private static void signal(String name, Process process) throws Exception {
        var kill = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }

    private static void empty(Path folder) throws Exception {
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
    }
}
