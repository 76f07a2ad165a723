package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.PruneOptions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PruneTest {

    private static final int BIG = 1_000_000;

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldMeasureWhatItFreed(String version) throws Exception {
        try (var stand = stand(version)) {
            var options = new PruneOptions("0", "2G", null);

            var end = stand.runAndReport(JobCommands.with("PRUNE", JobKind.prune, options));

            assertThat(end.error()).isNull();
            var found = (Finding.Pruned) end.summary().finding();
            assertThat(found.dryRun()).isFalse();
            assertThat(stored()).isLessThan(BIG);
            assertThat(found.after()).isLessThan(BIG);
            assertThat(found.freed()).as("what restic's totals say").isGreaterThan(BIG / 2);
            assertThat(found.remaining()).isLessThan(BIG);
            assertThat(stand.told.all(AgentMessage.RepositoryReport.class)).singleElement()
                    .satisfies(report -> assertThat(report.totalSize()).isEqualTo(found.after()));
            assertThat(stand.told.all(AgentMessage.SnapshotsReport.class)).hasSize(1);
            assertThat(stand.told.about(AgentMessage.JobProgress.class, "PRUNE")).isNotEmpty();
            assertThat(stand.log("PRUNE")).contains("repacking").doesNotContain("[0:00]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldChangeNothingInADryRun(String version) throws Exception {
        try (var stand = stand(version)) {
            var before = stored();

            var end = stand.run(JobCommands.with("PRUNE", JobKind.prune, new PruneOptions("unlimited", null, true)));

            assertThat(end.error()).isNull();
            var found = (Finding.Pruned) end.summary().finding();
            assertThat(found.dryRun()).isTrue();
            assertThat(found.before()).isPositive();
            assertThat(found.after()).isNull();
            assertThat(found.freed()).isNotNull();
            assertThat(found.remaining()).isNotNull();
            assertThat(stored()).isEqualTo(before).isGreaterThan(BIG);
            assertThat(stand.log("PRUNE")).contains("total prune:");
            assertThat(stand.due.read()).isEmpty();
        }
    }

    private long stored() throws Exception {
        try (var files = Files.walk(root.resolve("repository/data"))) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }

    // One snapshot holds what nobody else needs, and is forgotten.
    private ResticStand stand(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        var stand = new ResticStand(root.resolve("state"), version, root.resolve("repository").toString());
        EmptyRepository.at(root.resolve("repository"));
        Files.writeString(data.resolve("small"), "worth keeping");
        var noise = new byte[BIG];
        new Random(7).nextBytes(noise);
        Files.write(data.resolve("big"), noise);
        stand.resticSays("backup", "--host", "ada", data.toString());
        Files.delete(data.resolve("big"));
        stand.resticSays("backup", "--host", "ada", data.toString());
        stand.resticSays("forget", "--keep-last", "1");
        stand.queue.start();
        return stand;
    }
}
