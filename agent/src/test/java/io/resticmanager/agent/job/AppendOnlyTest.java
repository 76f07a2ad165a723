package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.ForgetOptions.Policy;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.PruneOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What deletes, through a real append-only server, and through a second one over the same files that deletes. */
class AppendOnlyTest {

    private static final String SERVER_PASSWORD = "maintenance-password";

    @TempDir
    Path root;

    private String data;
    private RestServer everyday;
    private RestServer maintenance;

    @BeforeEach
    void start() throws Exception {
        data = Files.writeString(Files.createDirectory(root.resolve("data")).resolve("file.txt"), "worth keeping")
                .getParent().toString();
        var folder = Files.createDirectory(root.resolve("server"));
        everyday = RestServer.in(folder);
        maintenance = RestServer.guarding(folder, "keeper", SERVER_PASSWORD);
    }

    @AfterEach
    void stop() throws InterruptedException {
        everyday.close();
        maintenance.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotBelieveAForgetThatRemovedNothing(String version) throws Exception {
        try (var stand = stand(version)) {
            var end = stand.runAndReport(JobCommands.with("FORGET", JobKind.forget, Kept.forReal(Kept.last(1))));

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("append_only");
            assertThat(end.error().nextStep()).contains("maintenance credential");
            assertThat(stand.snapshots()).hasSize(4);
            assertThat(stand.locks()).isBlank();
            // By itself 0.14 goes on for 44 s.
            assertThat(Duration.between(end.startedAt(), end.finishedAt())).isLessThan(Duration.ofSeconds(35));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldSayPlainlyThatPruneMayNotDelete(String version) throws Exception {
        try (var stand = stand(version)) {
            Files.delete(root.resolve("server/keeper/snapshots").resolve(stand.snapshots().getFirst().id()));

            var end = stand.runAndReport(JobCommands.with("PRUNE", JobKind.prune, new PruneOptions("0", null, null)));

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("append_only");
            assertThat(end.exitCode()).as("none of the agent's own signal").isNotIn(130, 137, 143);
            assertThat(stand.locks()).isBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldAddTheFloorForACredentialThatDeletes(String version) throws Exception {
        try (var stand = stand(version)) {
            var options = Kept.knowing(Kept.forReal(Kept.last(1)), stand.snapshots());

            var end = stand.runAndReport(JobCommands.with("FORGET", JobKind.forget, options, credential("r")));

            assertThat(end.error()).isNull();
            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 2, 2, "14d"));
            assertThat(stand.items("FORGET", Item.Decision.class)).filteredOn(Item.Decision::keep)
                    .allSatisfy(kept -> assertThat(kept.reasons()).contains("within 14d"));
            assertThat(stand.snapshots()).hasSize(2);
            assertThat(stand.log("FORGET")).contains("keep-within is added");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldAddTheFloorToThePolicyOfEachSchedule(String version) throws Exception {
        try (var stand = stand(version)) {
            for (var time : List.of("2020-02-01", "2020-02-10", "2020-02-20")) {
                stand.resticSays("backup", "--host", "ada", "--tag", "rm-schedule=NIGHTLY", "--time",
                        time + " 00:00:00", data);
            }
            var policies = Kept.by(new Policy("NIGHTLY", "nightly", Kept.last(1)), Policy.ofTheRest(Kept.last(1)));
            var options = Kept.knowing(policies, stand.snapshots());

            var refused = stand.runAndReport(JobCommands.with("EVERYDAY", JobKind.forget, policies));
            var end = stand.runAndReport(JobCommands.with("FORGET", JobKind.forget, options, credential("r")));

            assertThat(refused.error().cause()).isEqualTo("append_only");
            assertThat(end.error()).isNull();
            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 4, 3, "14d"));
            assertThat(stand.snapshots()).hasSize(4);
            assertThat(stand.items("FORGET", Item.Decision.class)).filteredOn(Item.Decision::keep)
                    .allSatisfy(kept -> assertThat(kept.reasons()).contains("within 14d"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldReportNothingOfAnotherHostsRepository(String version) throws Exception {
        try (var stand = stand(version)) {
            var options = Kept.knowing(new ForgetOptions(Kept.last(1), null, "ada"), stand.snapshots());

            var end = stand.run(JobCommands.with("FORGET", JobKind.forget, options, credential("theirs")));
            assertThat(stand.run(JobCommands.of("LATER", JobKind.check)).error()).isNull();

            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 2, 2, "14d"));
            assertThat(stand.due.read()).isEmpty();
            assertThat(stand.told.all(AgentMessage.SnapshotsReport.class)).isEmpty();
            assertThat(stand.told.all(AgentMessage.RepositoryReport.class)).isEmpty();
        }
    }

    private HubMessage.Repository credential(String id) {
        return new HubMessage.Repository(id, maintenance.url("keeper"), "keeper", "right", SERVER_PASSWORD);
    }

    private ResticStand stand(String version) throws Exception {
        var stand = new ResticStand(root.resolve("state"), version, everyday.url("keeper"));
        everyday.hold("keeper");
        Files.writeString(Path.of(data, "old.txt"), "gone since");
        stand.resticSays("backup", "--host", "ada", "--time", "2020-01-01 00:00:00", data);
        Files.delete(Path.of(data, "old.txt"));
        stand.resticSays("backup", "--host", "ada", "--time", "2020-01-02 00:00:00", data);
        stand.resticSays("backup", "--host", "ada", data);
        stand.resticSays("backup", "--host", "ada", data);
        stand.queue.start();
        return stand;
    }
}
