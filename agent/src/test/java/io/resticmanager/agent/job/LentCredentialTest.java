package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The maintenance credential, lent with one command, against real servers: the everyday one, and one that knows its user. */
class LentCredentialTest {

    private static final String SERVER_PASSWORD = "planted/server@password";
    private static final String WRONG_PASSWORD = "planted-encryption-password";

    @TempDir
    Path root;

    private RestServer everyday;
    private RestServer maintenance;

    @BeforeEach
    void start() throws Exception {
        var folder = Files.createDirectory(root.resolve("server"));
        everyday = RestServer.in(folder);
        maintenance = RestServer.guarding(folder, "keeper", SERVER_PASSWORD);
        Files.createDirectory(root.resolve("state"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        everyday.close();
        maintenance.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldServeItsJobAndNoOther(String version) throws Exception {
        try (var stand = prepared(version)) {
            everyday.close();

            var lent = stand.run(JobCommands.lending("LENT", JobKind.snapshots, credential("right", SERVER_PASSWORD)));
            var after = stand.run(JobCommands.of("AFTER", JobKind.snapshots));

            assertThat(lent.error()).isNull();
            assertThat(lent.status()).isEqualTo(JobStatus.succeeded);
            assertThat(stand.log("LENT")).contains("with a credential of its own");
            assertThat(after.error().cause()).isEqualTo("unreachable");
            assertThat(stand.log("AFTER")).doesNotContain("with a credential of its own");
            assertNowhere(stand, SERVER_PASSWORD);
        }
    }

    @Test
    void shouldNotFallBackToTheEverydayOne() throws Exception {
        try (var stand = prepared("0.18")) {
            var refused = stand.run(JobCommands.lending("WRONG", JobKind.snapshots, credential("right", "planted-no")));

            assertThat(refused.status()).isEqualTo(JobStatus.failed);
            assertNowhere(stand, "planted-no");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotBeToldWhenTheRepositoryDoesNotOpen(String version) throws Exception {
        try (var stand = prepared(version)) {
            var wrong = stand.run(
                    JobCommands.lending("WRONG", JobKind.snapshots, credential(WRONG_PASSWORD, SERVER_PASSWORD)));

            assertThat(wrong.error().cause()).isEqualTo("wrong_password");
            assertNowhere(stand, SERVER_PASSWORD, WRONG_PASSWORD);
        }
    }

    @Test
    void shouldNotBeToldWhenTheServerIsAway() throws Exception {
        try (var stand = prepared("0.14")) {
            maintenance.close();

            var away = stand.run(JobCommands.lending("AWAY", JobKind.snapshots, credential("right", SERVER_PASSWORD)));

            assertThat(away.error().cause()).isEqualTo("unreachable");
            assertNowhere(stand, SERVER_PASSWORD);
        }
    }

    @Test
    void shouldReportNoSnapshotsOfAnotherHostsRepository() throws Exception {
        try (var stand = prepared("0.18")) {
            var before = stand.told.all(AgentMessage.SnapshotsReport.class).size();
            var theirs = new HubMessage.Repository("theirs", maintenance.url("keeper"), "keeper", "right",
                    SERVER_PASSWORD);

            assertThat(stand.run(JobCommands.lending("THEIRS", JobKind.init, theirs)).status())
                    .isEqualTo(JobStatus.succeeded);
            assertThat(stand.run(JobCommands.of("OURS", JobKind.snapshots)).status()).isEqualTo(JobStatus.succeeded);

            assertThat(stand.due.read()).isEmpty();
            assertThat(stand.told.all(AgentMessage.SnapshotsReport.class).stream().skip(before)
                    .map(AgentMessage.SnapshotsReport::jobId)).containsExactly("OURS");
        }
    }

    private ResticStand prepared(String version) throws Exception {
        var stand = new ResticStand(root.resolve("state"), version, everyday.url("keeper"));
        stand.queue.start();
        assertThat(stand.run(JobCommands.of("INIT", JobKind.init)).status()).isEqualTo(JobStatus.succeeded);
        // The report after it still talks to the everyday server.
        await().until(() -> stand.due.read().isEmpty());
        return stand;
    }

    private HubMessage.Repository credential(String password, String serverPassword) {
        return new HubMessage.Repository("r", maintenance.url("keeper"), "keeper", password, serverPassword);
    }

    // Neither said to the hub nor written down, in whatever form.
    private void assertNowhere(ResticStand stand, String... secrets) throws Exception {
        var said = stand.told.all(AgentMessage.class).stream().map(Json::text).collect(Collectors.joining("\n"));
        assertThat(said).contains("\"job_id\"").doesNotContain(secrets);
        for (var file : written()) {
            assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).as(file.toString()).doesNotContain(secrets);
        }
    }

    private List<Path> written() throws Exception {
        try (var files = Files.walk(root.resolve("state"))) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).anyMatch(file -> file.toString().endsWith(".json"));
            return all;
        }
    }
}
