package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Forget in a repository that two hosts share, ada's being ours. */
class ForgetTest {

    @TempDir
    Path root;

    private String data;

    @BeforeEach
    void prepare() throws Exception {
        data = Files.writeString(Files.createDirectory(root.resolve("data")).resolve("file.txt"), "worth keeping")
                .getParent().toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldRemoveWhatThePolicyDoesNotKeepOfThisHostAndNobodyElse(String version) throws Exception {
        try (var stand = stand(version)) {
            var end = stand.runAndReport(JobCommands.with("FORGET", JobKind.forget, Kept.forReal(Kept.last(1))));

            assertThat(end.error()).isNull();
            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 1, 2, null));
            assertThat(hosts(stand)).containsExactlyInAnyOrder("ada", "bob", "bob");
            assertThat(stand.items("FORGET", Item.Decision.class)).hasSize(3).filteredOn(Item.Decision::keep)
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.reasons()).containsExactly("last snapshot"));
            var reported = stand.told.all(AgentMessage.SnapshotsReport.class);
            assertThat(reported).singleElement().satisfies(report -> assertThat(report.snapshots()).hasSize(1));
            assertThat(stand.told.all(AgentMessage.RepositoryReport.class)).singleElement().satisfies(report -> {
                assertThat(report.snapshots()).isEqualTo(3);
                assertThat(report.repositoryId()).matches("[0-9a-f]{64}");
                assertThat(report.totalSize()).isPositive();
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldOnlyShowWhatWouldGoInADryRun(String version) throws Exception {
        try (var stand = stand(version)) {
            var end = stand.run(JobCommands.with("FORGET", JobKind.forget, Kept.dry(Kept.last(2))));

            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(true, 2, 1, null));
            assertThat(stand.items("FORGET", Item.Decision.class)).filteredOn(item -> !item.keep()).singleElement()
                    .satisfies(gone -> assertThat(gone.snapshot().time()).hasToString("2020-01-01T00:00:00Z"));
            assertThat(hosts(stand)).hasSize(5);
            assertThat(stand.due.read()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotTakeTheLastSnapshotOfAGroup(String version) throws Exception {
        try (var stand = stand(version)) {
            var end = stand.run(JobCommands.with("FORGET", JobKind.forget, Kept.forReal(Kept.tagged("nobody has it"))));

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("would_empty_group");
            assertThat(end.error().message()).contains(data);
            assertThat(hosts(stand)).hasSize(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldForgetNothingOfAHostWithoutSnapshots(String version) throws Exception {
        try (var stand = stand(version)) {
            var options = new ForgetOptions(Kept.last(1), null, "eve");

            var end = stand.runAndReport(JobCommands.with("FORGET", JobKind.forget, options));

            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 0, 0, null));
            assertThat(stand.items("FORGET", Item.class)).isEmpty();
            assertThat(hosts(stand)).hasSize(5);
        }
    }

    private static List<String> hosts(ResticStand stand) throws Exception {
        return stand.snapshots().stream().map(Snapshot::hostname).toList();
    }

    private ResticStand stand(String version) throws Exception {
        var stand = new ResticStand(root.resolve("state"), version, root.resolve("repository").toString());
        EmptyRepository.at(root.resolve("repository"));
        for (var host : List.of("ada", "bob")) {
            stand.resticSays("backup", "--host", host, "--time", "2020-01-01 00:00:00", data);
            stand.resticSays("backup", "--host", host, "--time", "2020-01-02 00:00:00", data);
        }
        stand.resticSays("backup", "--host", "ada", data);
        stand.queue.start();
        return stand;
    }
}
