package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody adds snapshots through a real append-only server after the last list that the manager knows. */
class UnexplainedForgetTest {

    private static final String SERVER_PASSWORD = "maintenance-password";
    private static final String OPEN_JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

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
    void shouldNotRemoveWhatSnapshotsPushOutThatNobodyExplains(String version) throws Exception {
        try (var stand = stand(version)) {
            var known = stand.snapshots();
            var junk = added(stand, "2020-01-03 00:00:00");

            var end = forget(stand, Kept.knowing(Kept.forReal(Kept.last(1)), known));

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("unexplained_snapshots");
            assertThat(end.error().message()).contains("1 snapshot", junk.id().substring(0, 8), "none was removed");
            assertThat(end.error().nextStep()).contains("List the snapshots", "accept");
            assertThat(stand.snapshots()).hasSize(4);
            assertThat(stand.items("FORGET", Item.Decision.class)).hasSize(4);
            // So that it can be looked at, and accepted, at once.
            assertThat(stand.told.all(AgentMessage.SnapshotsReport.class)).singleElement()
                    .satisfies(report -> assertThat(report.snapshots()).extracting(Snapshot::id).contains(junk.id()));
        }
    }

    @Test
    void shouldRemoveOnceEveryOneIsExplainedByItsIdOrByABackupThatHasNotToldItYet() throws Exception {
        try (var stand = stand("0.18")) {
            var known = stand.snapshots();
            added(stand, "2020-01-03 00:00:00", "--tag", "rm-job=" + OPEN_JOB);

            var end = forget(stand, Kept.knowing(Kept.forReal(Kept.last(1)), known, OPEN_JOB));

            assertThat(end.error()).isNull();
            assertThat(end.summary().finding()).isEqualTo(new Finding.Forgotten(false, 1, 3, "14d"));
        }
    }

    @Test
    void shouldLetOneBackupExplainOneSnapshotOnly() throws Exception {
        try (var stand = stand("0.18")) {
            var known = stand.snapshots();
            added(stand, "2020-01-03 00:00:00", "--tag", "rm-job=" + OPEN_JOB);
            added(stand, "2020-01-04 00:00:00", "--tag", "rm-job=" + OPEN_JOB);

            var end = forget(stand, Kept.knowing(Kept.forReal(Kept.last(1)), known, OPEN_JOB));

            assertThat(end.error().message()).contains("2 snapshots");
            assertThat(stand.snapshots()).hasSize(5);
        }
    }

    @Test
    void shouldHoldEverySnapshotAgainstWhatIsExplainedWhicheverPolicyIsForIt() throws Exception {
        try (var stand = stand("0.18")) {
            added(stand, "2020-01-01 00:00:00", "--tag", "rm-schedule=NIGHTLY");
            var known = stand.snapshots();
            var nightly = new ForgetOptions.Policy("NIGHTLY", "nightly", Kept.last(1));
            var ofNone = added(stand, "2020-01-03 00:00:00");

            var alone = forget(stand, Kept.knowing(Kept.by(nightly), known));

            assertThat(alone.error().cause()).isEqualTo("unexplained_snapshots");
            assertThat(alone.error().message()).contains("1 snapshot", ofNone.shortId());
            assertThat(stand.snapshots()).hasSize(5);
            assertThat(stand.told.all(AgentMessage.SnapshotsReport.class)).singleElement()
                    .satisfies(report -> assertThat(report.snapshots()).hasSize(5));
        }
    }

    @Test
    void shouldLetNobodyPushASchedulesSnapshotsOutByItsTag() throws Exception {
        try (var stand = stand("0.18")) {
            added(stand, "2020-01-01 00:00:00", "--tag", "rm-schedule=NIGHTLY");
            var known = stand.snapshots();
            var nightly = new ForgetOptions.Policy("NIGHTLY", "nightly", Kept.last(1));
            added(stand, "2020-02-03 00:00:00", "--tag", "rm-schedule=NIGHTLY");

            var end = forget(stand, Kept.knowing(Kept.by(nightly), known));

            assertThat(end.error().cause()).isEqualTo("unexplained_snapshots");
            assertThat(stand.snapshots()).hasSize(5);
        }
    }

    @Test
    void shouldSayInADryRunWhatWouldKeepARealOneFromIt() throws Exception {
        try (var stand = stand("0.18")) {
            var known = stand.snapshots();
            added(stand, "2020-01-03 00:00:00");

            var end = forget(stand, Kept.knowing(Kept.dry(Kept.last(1)), known));

            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
            assertThat(((Finding.Forgotten) end.summary().finding()).obstacle()).contains("1 snapshot", "no job known");
            assertThat(stand.log("FORGET")).contains("a real forget would be refused");
        }
    }

    @Test
    void shouldNotTakeACredentialThatDeletesForAWordThatAllIsExplained() throws Exception {
        try (var stand = stand("0.18")) {
            var end = forget(stand, Kept.forReal(Kept.last(1)));

            assertThat(end.error().cause()).isEqualTo("unexplained_snapshots");
            assertThat(end.error().message()).contains("3 snapshots");
            assertThat(stand.snapshots()).hasSize(3);
        }
    }

    private Snapshot added(ResticStand stand, String time, String... more) throws Exception {
        var before = stand.snapshots();
        var arguments = new ArrayList<>(List.of("backup", "--host", "ada", "--time", time));
        arguments.addAll(List.of(more));
        arguments.add(data);
        stand.resticSays(arguments.toArray(String[]::new));
        return stand.snapshots().stream().filter(snapshot -> !before.contains(snapshot)).findFirst().orElseThrow();
    }

    private AgentMessage.JobFinished forget(ResticStand stand, ForgetOptions options) {
        return stand.run(JobCommands.with("FORGET", JobKind.forget, options,
                new HubMessage.Repository("r", maintenance.url("keeper"), "keeper", "right", SERVER_PASSWORD)));
    }

    private ResticStand stand(String version) throws Exception {
        var stand = new ResticStand(root.resolve("state"), version, everyday.url("keeper"));
        everyday.hold("keeper");
        for (var day = 1; day <= 3; day++) {
            stand.resticSays("backup", "--host", "ada", "--time", "2019-01-0" + day + " 00:00:00", data);
        }
        stand.queue.start();
        return stand;
    }
}
