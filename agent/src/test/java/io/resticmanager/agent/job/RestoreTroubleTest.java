package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A restore that does not come to its end never looks as if it had. Small disks are mounted, which needs root. */
class RestoreTroubleTest {

    @TempDir
    Path root;

    private Path data;
    private Path disk;

    @BeforeEach
    void prepare() throws IOException {
        data = Files.createDirectory(root.resolve("data"));
        disk = Files.createDirectory(root.resolve("disk"));
    }

    @AfterEach
    void unmount() throws Exception {
        NastyTree.shell(root, "! mountpoint -q disk || umount disk");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldStayPartialWhenItIsCancelled(String version) throws Exception {
        // Two packs, which it fetches one after the other.
        for (var i = 0; i < 20; i++) {
            random("file-" + i, 400_000 + i);
        }
        var slow = RestoreStand.slow(root, version, 1_500);
        try (var stand = new RestoreStand(root, slow, data, root.resolve("restored"))) {
            stand.agent.queue.start();
            stand.agent.queue.run(stand.command(Mode.new_directory, null));
            stand.agent.awaitProgress(RestoreStand.JOB);
            Awaitility.await("a file").atMost(Duration.ofSeconds(60)).until(() -> came(stand) > 0);

            stand.agent.queue.cancel(RestoreStand.JOB);

            var end = stand.agent.awaitEnd(RestoreStand.JOB);
            assertThat(end.status()).isEqualTo(JobStatus.cancelled);
            assertThat(RestoreStand.found(end).directory()).isEqualTo(stand.partial().toString());
            assertThat(RestoreStand.found(end).complete()).isFalse();
            assertThat(stand.agent.log(RestoreStand.JOB)).contains("stays in " + stand.partial());
            assertThat(stand.partial()).isDirectory();
            assertThat(stand.restored.resolve(RestoreStand.JOB)).doesNotExist();
            assertThat(stand.agent.locks()).isEmpty();
            assertThat(stand.agent.told.about(AgentMessage.JobProgress.class, RestoreStand.JOB)).allSatisfy(said -> {
                assertThat(said.progress().bytesTotal()).isEqualTo(8_000_190);
                assertThat(said.progress().bytesDone()).isBetween(0L, 8_000_190L);
                assertThat(said.progress().filesTotal()).isEqualTo(20);
                assertThat(said.progress().filesDone()).isBetween(0L, 20L);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldStayPartialWhenTheDiskIsFull(String version) throws Exception {
        for (var i = 0; i < 100; i++) {
            Files.writeString(data.resolve("file-" + i), "content " + i);
        }
        mount("size=4m,nr_inodes=60");
        try (var stand = new RestoreStand(root, ResticStand.program(version), data, disk.resolve("restored"))) {
            stand.agent.queue.start();

            var end = stand.toDirectory();

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("no_room");
            assertThat(end.error().message()).contains("The disk was full", "no space left on device",
                    stand.partial().toString());
            var missed = stand.agent.items(RestoreStand.JOB, Item.NotRestored.class);
            assertThat(missed).extracting(Item.NotRestored::path).doesNotHaveDuplicates()
                    .allMatch(path -> path.startsWith(data.toString()));
            var found = RestoreStand.found(end);
            assertThat(found.failed()).isEqualTo(missed.size());
            assertThat(found.files()).isEqualTo(100 - missed.size()).isBetween(20L, 60L);
            assertThat(found.directory()).isEqualTo(stand.partial().toString());
            assertThat(stand.restored.resolve(RestoreStand.JOB)).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotBeginWhereThereIsNoRoom(String version) throws Exception {
        random("large", 3 << 20);
        mount("size=1m");
        try (var stand = new RestoreStand(root, ResticStand.program(version), data, disk.resolve("restored"))) {
            stand.agent.queue.start();

            var end = stand.toDirectory();

            assertThat(end.error().cause()).isEqualTo("no_room");
            assertThat(end.error().message()).contains("needs 3.0 MiB", "1.0 MiB free");
            assertThat(stand.partial()).doesNotExist();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldCountAFileWithSeveralNamesOnce(String version) throws Exception {
        var file = random("large", 600 << 10);
        Files.createLink(data.resolve("second"), file);
        Files.createLink(data.resolve("third"), file);
        mount("size=1m");
        try (var stand = new RestoreStand(root, ResticStand.program(version), data, disk.resolve("restored"))) {
            stand.agent.queue.start();

            assertThat(stand.toDirectory().error()).isNull();

            assertThat((Integer) Files.getAttribute(stand.whole(file), "unix:nlink")).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldSayThatTheRepositoryIsDamaged(String version) throws Exception {
        random("large", 1 << 20);
        try (var stand = RestoreStand.in(root, version, data)) {
            Files.writeString(data.resolve("small"), "in a pack of its own");
            stand.agent.resticSays("backup", "--host", "ada", data.toString());
            damageTheLargestPack();
            var command = JobCommands.with(RestoreStand.JOB, JobKind.restore,
                    new RestoreOptions(stand.agent.snapshots().getLast().id(),
                            List.of(), new RestoreOptions.Target(
                                    Mode.new_directory),
                            null, null));

            var end = stand.agent.run(command);

            assertThat(end.error().cause()).isEqualTo("damaged");
            assertThat(end.error().message()).contains(data + "/large", "1 files did", stand.partial().toString());
            assertThat(stand.agent.items(RestoreStand.JOB, Item.NotRestored.class))
                    .extracting(Item.NotRestored::path).containsExactly(data + "/large");
            assertThat(stand.partial().resolve(data.toString().substring(1)).resolve("small"))
                    .hasContent("in a pack of its own");
        }
    }

    private void damageTheLargestPack() throws IOException {
        try (var packs = Files.walk(root.resolve("repository/data"))) {
            var pack = packs.filter(Files::isRegularFile).max((a, b) -> Long.compare(size(a), size(b))).orElseThrow();
            var content = Files.readAllBytes(pack);
            for (var i = 1_000; i < 1 << 19; i += 1_000) {
                content[i] ^= 1;
            }
            pack.toFile().setWritable(true);
            Files.write(pack, content);
        }
    }

    private static long size(Path file) {
        return file.toFile().length();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldWaitForWhoeverPrunesAndSayWhoItIs(String version) throws Exception {
        random("large", 1 << 20);
        try (var stand = RestoreStand.in(root, version, data)) {
            var holder = stand.agent.restic("check", "--read-data", "--limit-download=2");
            try {
                Awaitility.await("a lock").atMost(Duration.ofSeconds(60)).until(() -> !stand.agent.locks().isEmpty());

                var end = stand.toDirectory();

                assertThat(end.error().cause()).isEqualTo("locked");
                assertThat(end.error().message()).contains("process " + holder.pid(), "Waited 1 s.")
                        .doesNotContain(".partial");
                assertThat(stand.partial()).doesNotExist();
            } finally {
                holder.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void shouldNotMistakeWhatIsThereForItsOwn() throws Exception {
        random("large", 1_000);
        try (var stand = RestoreStand.in(root, "0.18", data)) {
            Files.createDirectory(stand.restored);
            var elsewhere = Files.createDirectory(root.resolve("elsewhere"));
            Files.createSymbolicLink(stand.partial(), elsewhere);

            var end = stand.toDirectory();

            assertThat(end.error().cause()).isEqualTo("restore_directory");
            assertThat(elsewhere).isEmptyDirectory();
            assertThat(Files.exists(stand.partial(), LinkOption.NOFOLLOW_LINKS)).isTrue();
        }
    }

    @Test
    void shouldTellWhatStaysOfOneThatAKilledAgentLeft() throws Exception {
        random("large", 1_000);
        try (var stand = new RestoreStand(root, ResticStand.program("0.18"), data, root.resolve("restored"))) {
            Files.writeString(Files.createDirectories(stand.partial()).resolve("half"), "a file");
            stand.agent.journal.put(JobRecord.queued(stand.command(Mode.new_directory, null), Instant.now())
                    .started(Instant.now()));

            stand.agent.queue.start();

            var end = stand.agent.awaitEnd(RestoreStand.JOB);
            assertThat(end.error().cause()).isEqualTo("agent_interrupted");
            assertThat(end.error().message()).contains("stays in " + stand.partial());
            assertThat(stand.restored.resolve(RestoreStand.JOB)).doesNotExist();
            assertThat(stand.partial().resolve("half")).exists();
        }
    }

    private long came(RestoreStand stand) throws IOException {
        var there = stand.partial().resolve(data.toString().substring(1));
        if (!Files.isDirectory(there)) {
            return 0;
        }
        try (var files = Files.list(there)) {
            return files.count();
        }
    }

    private Path random(String name, int bytes) throws IOException {
        var content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(data.resolve(name), content);
    }

    private void mount(String options) throws Exception {
        NastyTree.shell(root, "mount -t tmpfs -o " + options + " none disk");
    }
}
