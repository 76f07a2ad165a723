package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.Suspect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups that end well and are not believed: each says which path, and what to do. */
class SuspectTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    @TempDir
    Path root;

    private Path data;
    private ResticStand stand;

    @BeforeEach
    void start() throws IOException {
        data = Files.createDirectory(root.resolve("data"));
        stand = new ResticStand(Files.createDirectory(root.resolve("state")), "0.14",
                root.resolve("repository").toString());
        EmptyRepository.at(root.resolve("repository"));
        stand.queue.start();
    }

    @AfterEach
    void stop() throws InterruptedException {
        stand.close();
    }

    @Test
    void shouldSuspectAPathThatWasAMountPointAndIsNoneNow() throws Exception {
        Files.writeString(data.resolve("file"), "left on the disk below");
        var mounts = Files.writeString(root.resolve("state/mounts"), data.toString());

        var suspect = suspect(data);

        assertThat(suspect.reason()).isEqualTo("unmounted");
        assertThat(suspect.detail()).contains(data.toString(), "Mount it again", "the next ones like it");
        assertThat(suspect.unmounted()).containsExactly(data.toString());
        assertThat(Files.readAllLines(mounts)).contains(data.toString());
    }

    @Test
    void shouldNotCallAMountTheOnlyThingInDoubtWhenThereIsMore() throws Exception {
        Files.writeString(data.resolve("file"), "left on the disk below");
        Files.writeString(root.resolve("state/mounts"), data.toString());
        var empty = Files.createDirectory(root.resolve("empty"));

        var suspect = suspect(data, empty);

        assertThat(suspect.reason()).isEqualTo("unmounted");
        assertThat(suspect.unmounted()).isNull();
        assertThat(suspect.detail()).doesNotContain("the next ones like it");
    }

    @Test
    void shouldSuspectAPathBelowADiskThatIsNotMountedNow() throws Exception {
        var photos = Files.createDirectory(data.resolve("photos"));
        Files.writeString(photos.resolve("file"), "left on the disk below");
        Files.writeString(root.resolve("state/mounts"), data.toString());

        var suspect = suspect(photos);

        assertThat(suspect.reason()).isEqualTo("unmounted");
        assertThat(suspect.detail()).startsWith(data + " was a mount point");
    }

    @Test
    void shouldSuspectNothingOfAnOrdinaryFolder() throws Exception {
        Files.writeString(data.resolve("file"), "worth keeping");

        assertThat(suspect(data)).isNull();
        assertThat(mounts()).doesNotContain(data.toString(), root.toString());
    }

    @Test
    void shouldSuspectAMissingPathBesideOneThatIsThere() throws Exception {
        Files.writeString(data.resolve("file"), "worth keeping");

        var suspect = suspect(data, root.resolve("gone"));

        assertThat(suspect.reason()).isEqualTo("missing_path");
        assertThat(suspect.detail()).contains(root.resolve("gone").toString(), "Correct the paths");
    }

    @Test
    void shouldSuspectASnapshotWithoutFiles() {
        assertThat(suspect(data).reason()).isEqualTo("empty");
    }

    @Test
    void shouldSuspectAnEmptyFolderBesideAFullOne() throws Exception {
        Files.writeString(data.resolve("file"), "worth keeping");
        var empty = Files.createDirectories(root.resolve("empty/below")).getParent();

        var suspect = suspect(empty, data);

        assertThat(suspect.reason()).isEqualTo("empty");
        assertThat(suspect.detail()).contains("no files in " + empty, "missing from the snapshot")
                .doesNotContain(data.toString());
        assertThat(stand.log(JOB)).contains("holds no files: " + empty);
    }

    @Test
    void shouldSuspectALinkBesideAFullFolderAndNameItsTarget() throws Exception {
        Files.writeString(data.resolve("file"), "worth keeping");
        var full = Files.createDirectory(root.resolve("full"));
        Files.writeString(full.resolve("file"), "not in the snapshot");
        var link = Files.createSymbolicLink(root.resolve("link"), full);

        var suspect = suspect(link, data);

        assertThat(suspect.reason()).isEqualTo("empty");
        assertThat(suspect.detail()).contains(link + " is a symbolic link", "the link only",
                "target " + full.toRealPath());
    }

    @Test
    void shouldSuspectALinkThatLeadsNowhere() throws Exception {
        Files.writeString(data.resolve("file"), "worth keeping");
        var link = Files.createSymbolicLink(root.resolve("link"), root.resolve("gone"));

        assertThat(suspect(link, data).detail()).contains(link + " is a symbolic link", "leads nowhere");
    }

    // Where the tests themselves lie may be a mount point.
    private List<String> mounts() throws IOException {
        var file = root.resolve("state/mounts");
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    private Suspect suspect(Path... paths) {
        var end = stand.run(JobCommands.backup(JOB, Source.of(List.of(paths).stream().map(Path::toString).toList())));
        assertThat(end.status()).isEqualTo(JobStatus.succeeded);
        return end.suspect();
    }
}
