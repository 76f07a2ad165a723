package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of a sound repository, of one with a rotten pack, and of one without it. */
class CheckTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @CsvSource({"0.14,", "0.14, 100%", "0.18, 1/2", "0.18, 50%", "0.18, 100M"})
    void shouldFindNothingInASoundRepository(String version, String subset) throws Exception {
        try (var stand = stand(version)) {
            var end = check(stand, subset);

            assertThat(end.error()).isNull();
            assertThat(end.summary().finding()).isEqualTo(new Finding.Checked(subset, 0, List.of(), false, false));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldFindARottenPackOnlyWhenItReadsTheData(String version) throws Exception {
        try (var stand = stand(version)) {
            var pack = biggestPack();
            var bytes = Files.readAllBytes(pack);
            bytes[bytes.length / 3] ^= 1;
            Files.setPosixFilePermissions(pack, PosixFilePermissions.fromString("rw-------"));
            Files.write(pack, bytes);

            assertThat(check(stand, null).status()).isEqualTo(JobStatus.succeeded);
            assertDamaged(check(stand, "100%"), pack);
            assertThat(stand.log("CHECK100")).contains("broken pack " + pack.getFileName());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldAlwaysFindThatAPackIsMissing(String version) throws Exception {
        try (var stand = stand(version)) {
            var pack = biggestPack();
            Files.delete(pack);

            assertDamaged(check(stand, null), pack);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotPruneWhatIsDamaged(String version) throws Exception {
        try (var stand = stand(version)) {
            Files.delete(biggestPack());

            var end = stand.run(JobCommands.of("PRUNE", JobKind.prune));

            assertThat(end.error().cause()).isEqualTo("damaged");
        }
    }

    private static void assertDamaged(AgentMessage.JobFinished end, Path pack) {
        assertThat(end.status()).isEqualTo(JobStatus.failed);
        assertThat(end.exitCode()).isEqualTo(1);
        assertThat(end.error().cause()).isEqualTo("damaged");
        assertThat(end.error().message()).contains(pack.getFileName().toString().substring(0, 10));
        assertThat((Finding.Checked) end.summary().finding()).satisfies(found -> {
            assertThat(found.brokenPacks()).containsExactly(pack.getFileName().toString());
            assertThat(found.errors()).isPositive();
        });
    }

    private static AgentMessage.JobFinished check(ResticStand stand, String subset) {
        var id = "CHECK" + (subset == null ? "" : subset.replaceAll("[^0-9A-Z]", ""));
        return stand.run(JobCommands.with(id, JobKind.check, new CheckOptions(subset)));
    }

    private Path biggestPack() throws Exception {
        try (var files = Files.walk(root.resolve("repository/data"))) {
            return files.filter(Files::isRegularFile).max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private ResticStand stand(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        var noise = new byte[500_000];
        new Random(7).nextBytes(noise);
        Files.write(data.resolve("big"), noise);
        var stand = new ResticStand(root.resolve("state"), version, root.resolve("repository").toString());
        EmptyRepository.at(root.resolve("repository"));
        stand.resticSays("backup", "--host", "ada", data.toString());
        stand.queue.start();
        return stand;
    }
}
