package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A snapshot, or some of it, in a directory of its own. */
class RestoreToDirectoryTest {

    @TempDir
    Path root;

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldBringBackEverythingAsTheAgentsOwn(String version) throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        try (var stand = RestoreStand.in(root, version, data)) {
            var end = stand.toDirectory();

            assertThat(end.error()).isNull();
            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
            assertThat(NastyTree.looks(stand.whole(data))).isEqualTo(NastyTree.own(data));
            var found = RestoreStand.found(end);
            assertThat(found.complete()).isTrue();
            assertThat(found.directory()).isEqualTo(stand.restored.resolve(RestoreStand.JOB).toString());
            assertThat(found.files()).isGreaterThan(NastyTree.ODD_NAMES.size() + 9L);
            assertThat(found.bytes()).isBetween((3L << 20) + 1_200_000, (3L << 20) + 1_201_000);
            assertThat(found.failed()).isZero();
            assertThat(stand.partial()).doesNotExist();
            assertThat(Files.getPosixFilePermissions(stand.restored.resolve(RestoreStand.JOB)))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            assertThat(stand.agent.locks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldBringBackWhatIsNamedAndNothingElse(String version) throws Exception {
        var data = NastyTree.at(root.resolve("data"));
        try (var stand = RestoreStand.in(root, version, data)) {
            var named = NastyTree.ODD_NAMES.stream().map(data::resolve).toArray(Path[]::new);

            var end = stand.toDirectory(named);

            assertThat(end.error()).isNull();
            try (var came = Files.list(stand.whole(data))) {
                assertThat(came.map(path -> path.getFileName().toString()))
                        .containsExactlyInAnyOrderElementsOf(NastyTree.ODD_NAMES);
            }
            for (var path : named) {
                assertThat(stand.whole(path)).hasSameBinaryContentAs(path);
            }
            assertThat(RestoreStand.found(end).files()).isEqualTo(named.length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldSayWhatIsNotThere(String version) throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("star-1.txt"), "matched by none");
        try (var stand = RestoreStand.in(root, version, data)) {
            var paths = stand.toDirectory(data, data.resolve("star?1.txt"), data.resolve("nope"));
            var snapshot = stand.agent.run(JobCommands.with("SNAPSHOT", JobKind.restore, new RestoreOptions("deadbeef",
                    List.of(), new RestoreOptions.Target(Mode.new_directory), null, null)));

            assertThat(paths.status()).isEqualTo(JobStatus.failed);
            assertThat(paths.error().cause()).isEqualTo("path_missing");
            assertThat(paths.error().message()).contains(data + "/star?1.txt", "nor 1 more", "Nothing was restored");
            assertThat(snapshot.error().cause()).isEqualTo("snapshot_missing");
            assertThat(stand.restored).doesNotExist();
        }
    }
}
