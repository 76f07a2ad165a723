package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two snapshots of a folder, measured and compared. */
class StatsAndDiffTest {

    private static final int MANY = 50_000;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldMeasureInBothWays(String version) throws Exception {
        try (var stand = stand(version)) {
            var restore = measured(stand.run(JobCommands.of("RESTORESIZE", JobKind.stats)));
            var raw = measured(stand.run(JobCommands.with("RAWDATA", JobKind.stats, new StatsOptions("raw-data"))));

            assertThat(restore.mode()).isEqualTo("restore-size");
            assertThat(restore.totalSize()).isEqualTo(2 * 9 + 5 + 5);
            // restic counts the folders on the way, too.
            assertThat(restore.files()).isEqualTo(2 * (2 + root.resolve("data").getNameCount()));
            assertThat(restore.snapshots()).isEqualTo(2);
            assertThat(raw.mode()).isEqualTo("raw-data");
            assertThat(raw.blobs()).isPositive();
            assertThat(raw.files()).isNull();
            assertThat(raw.compressionRatio() != null).isEqualTo(version.equals("0.18"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldTellWhatChangedBetweenTwoSnapshotsNamedInShort(String version) throws Exception {
        try (var stand = stand(version)) {
            var snapshots = stand.snapshots();
            var options = new DiffOptions(snapshots.getFirst().shortId(), snapshots.getLast().shortId());

            var end = stand.run(JobCommands.with("DIFF", JobKind.diff, options));

            assertThat(end.error()).isNull();
            var found = (Finding.Compared) end.summary().finding();
            assertThat(found.a()).isEqualTo(snapshots.getFirst().id());
            assertThat(found.b()).isEqualTo(snapshots.getLast().id());
            assertThat(found.added().files()).isEqualTo(1);
            assertThat(found.removed().files()).isEqualTo(1);
            assertThat(stand.items("DIFF", Item.Change.class)).containsExactlyInAnyOrder(
                    new Item.Change(root.resolve("data/new").toString(), "+"),
                    new Item.Change(root.resolve("data") + "/old-\uFFFD", "-"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldSayWhichSnapshotIsMissing(String version) throws Exception {
        try (var stand = stand(version)) {
            var there = stand.snapshots().getFirst().id();

            var end = stand.run(JobCommands.with("DIFF", JobKind.diff, new DiffOptions(there, "deadbeef")));

            assertThat(end.error().cause()).isEqualTo("snapshot_missing");
            assertThat(end.error().message()).contains("deadbeef");
        }
    }

    @Test
    void shouldTellManyChangesInFramesOfTheirOwn() throws Exception {
        try (var stand = stand("0.18")) {
            for (var i = 0; i < MANY; i++) {
                Files.createFile(root.resolve("data/file-" + i));
            }
            stand.resticSays("backup", "--host", "ada", root.resolve("data").toString());
            var snapshots = stand.snapshots();

            var end = stand.run(JobCommands.with("DIFF", JobKind.diff,
                    new DiffOptions(snapshots.get(1).id(), snapshots.getLast().id())));

            assertThat(((Finding.Compared) end.summary().finding()).added().files()).isEqualTo(MANY);
            assertThat(stand.items("DIFF", Item.Change.class).stream().map(Item.Change::path).distinct()).hasSize(MANY);
            assertThat(stand.told.about(AgentMessage.JobItems.class, "DIFF")).hasSizeGreaterThanOrEqualTo(MANY / 1_000)
                    .allMatch(frame -> frame.items().size() <= 1_000 && Json.bytes(frame).length <= 129 * 1024);
        }
    }

    private static Finding.Measured measured(AgentMessage.JobFinished end) {
        assertThat(end.error()).isNull();
        return (Finding.Measured) end.summary().finding();
    }

    private ResticStand stand(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        var stand = new ResticStand(root.resolve("state"), version, root.resolve("repository").toString());
        EmptyRepository.at(root.resolve("repository"));
        Files.writeString(data.resolve("same"), "unchanged");
        shell("printf gone. > \"$1/$(printf 'old-\\351')\"", data);
        stand.resticSays("backup", "--host", "ada", data.toString());
        shell("rm \"$1\"/old-*", data);
        Files.writeString(data.resolve("new"), "fresh");
        stand.resticSays("backup", "--host", "ada", data.toString());
        stand.queue.start();
        return stand;
    }

    // Java can not name what is no UTF-8.
    private static void shell(String script, Path folder) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", script, "sh", folder.toString()).start().waitFor()).isZero();
    }
}
