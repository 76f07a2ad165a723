package io.resticmanager.standalone.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

import io.resticmanager.standalone.CannotStart;
import io.resticmanager.standalone.DataDirLock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCopyTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-05-04T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path dataDir;
    private Path copy;

    @BeforeEach
    void fill() throws Exception {
        dataDir = Files.createDirectory(folder.resolve("data"));
        copy = folder.resolve("state.zip");
        for (var service : StateFiles.SERVICES) {
            sql(service, "PRAGMA journal_mode = WAL", "CREATE TABLE hub (epoch TEXT)",
                    "INSERT INTO hub VALUES ('of " + service + "')", "CREATE TABLE counted (n INTEGER)");
        }
        Files.writeString(dataDir.resolve("secret.key"), "the key");
        Files.writeString(Files.createDirectory(dataDir.resolve("nats")).resolve("users"), "the broker's");
    }

    @Test
    void shouldPutBackWhatWasCopiedAndKeepWhatWasThere() throws Exception {
        new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);
        sql("jobs", "UPDATE hub SET epoch = 'later'");
        Files.writeString(dataDir.resolve("jobs.db-wal"), "stale");
        Files.writeString(dataDir.resolve("secret.key"), "another key");

        var aside = restore();

        assertThat(epoch("jobs")).isEqualTo("of jobs");
        assertThat(dataDir.resolve("secret.key")).hasContent("the key");
        assertThat(dataDir.resolve("jobs.db-wal")).doesNotExist();
        assertThat(dataDir.resolve("nats")).doesNotExist();
        assertThat(aside).isEqualTo(dataDir.resolve("before-restore-20260504-120000-000"));
        assertThat(aside.resolve("secret.key")).hasContent("another key");
        assertThat(aside.resolve("nats/users")).hasContent("the broker's");
    }

    @Test
    void shouldNotTakeAnEmptyDatabaseForASoundOne() throws Exception {
        Files.delete(dataDir.resolve("jobs.db"));
        Files.createFile(dataDir.resolve("jobs.db"));

        assertThatThrownBy(() -> DatabaseCopy.mustBeSound(dataDir.resolve("jobs.db"))).isInstanceOf(CannotStart.class)
                .hasMessageContaining("jobs.db is empty");
        assertThatThrownBy(() -> new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy))
                .isInstanceOf(CannotStart.class).hasMessageContaining("empty");
        assertThat(copy).doesNotExist();
    }

    @Test
    void shouldTellAgentsThatTheHubMayHaveForgotten() throws Exception {
        new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);

        restore();

        assertThat(epoch("hub")).matches("[0-9a-f]{32}");
    }

    @Test
    void shouldCopyOneMomentWhileSomebodyWrites() throws Exception {
        var enough = new AtomicBoolean();
        var written = new AtomicLong();
        try (var writer = DatabaseCopy.open(StateFiles.database(dataDir, "jobs"))) {
            var thread = Thread.ofPlatform().start(() -> {
                try (var insert = writer.prepareStatement("INSERT INTO counted VALUES (?)")) {
                    while (!enough.get()) {
                        insert.setLong(1, written.get() + 1);
                        insert.execute();
                        written.incrementAndGet();
                    }
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            while (written.get() < 50) {
                Thread.onSpinWait();
            }
            var before = written.get();
            new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);
            enough.set(true);
            thread.join();
            restore();

            assertThat(number("jobs", "SELECT max(n) FROM counted")).isBetween(before, written.get())
                    .isEqualTo(number("jobs", "SELECT count(*) FROM counted"));
        }
    }

    @Test
    void shouldBeForItsOwnerAlone() throws Exception {
        new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(dataDir, copy);
        }
    }

    @Test
    void shouldRefuseWhatIsNotWhole() throws Exception {
        new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);
        var whole = Files.readAllBytes(copy);

        Files.write(copy, java.util.Arrays.copyOf(whole, whole.length / 2));
        assertRefused("no ZIP file, or cut short");
        Files.writeString(copy, "no archive");
        assertRefused("no ZIP file, or cut short");
        Files.write(copy, whole);
        try (var file = new RandomAccessFile(copy.toFile(), "rw")) {
            var at = new String(whole, StandardCharsets.ISO_8859_1).indexOf("secret.key", 2_000);
            file.seek(at + "secret.key".length() + 2);
            file.write(7);
        }
        assertThatThrownBy(this::restore).isInstanceOf(Exception.class);
        assertThat(epoch("jobs")).isEqualTo("of jobs");
        assertThat(dataDir.resolve(RestoreState.UNDER_WAY)).doesNotExist();
    }

    @Test
    void shouldRefuseADirectoryThatIsNoneAndOneThatIsInUse() throws Exception {
        assertThatThrownBy(() -> new BackUpState(KeyFile.of(folder, null), NOON).to(copy))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("gateway.db").hasMessageContaining("--data-dir");
        assertThat(copy).doesNotExist();
        try (var _ = DataDirLock.hold(dataDir)) {
            assertThatThrownBy(() -> DataDirLock.hold(dataDir)).isInstanceOf(Exception.class);
        }
    }

    @Test
    void shouldNotBecomeAPartOfTheNextCopy() throws Exception {
        var link = Files.createSymbolicLink(folder.resolve("link"), dataDir);
        for (var within : List.of(dataDir.resolve("state.zip"), dataDir.resolve("nats/state.zip"), link.resolve("a"))) {
            assertThatThrownBy(() -> new BackUpState(KeyFile.of(dataDir, null), NOON).to(within))
                    .isInstanceOf(CannotStart.class).hasMessageContaining(within.toString())
                    .hasMessageContaining("choose another folder");
            assertThat(within).doesNotExist();
        }
    }

    @Test
    void shouldBeWholeWhoeverElseMakesOneAndClearAwayAfterOneThatWasKilled() throws Exception {
        var others = Files.createDirectory(folder.resolve(".restic-manager-state-%s-1"
                .formatted(WorkFolder.mark(ProcessHandle.of(1).orElseThrow()))));
        var killed = Files.createDirectory(folder.resolve(".restic-manager-state-%d.1-1"
                .formatted(ProcessHandle.current().pid())));
        Files.writeString(killed.resolve("secret.key"), "the key");
        var both = List.of(Thread.ofPlatform().unstarted(this::copyNow), Thread.ofPlatform().unstarted(this::copyNow));
        both.forEach(Thread::start);
        for (var one : both) {
            one.join();
        }

        try (var left = Files.list(folder)) {
            assertThat(left).containsExactlyInAnyOrder(dataDir, copy, others);
        }
        assertThat(Archive.unpack(copy, Files.createDirectory(folder.resolve("fresh"))).parts())
                .hasSize(StateFiles.SERVICES.size() + 1);
    }

    private void copyNow() {
        try {
            new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void shouldNotWriteInThePlaceOfAFolder() throws Exception {
        for (var there : List.of(folder, Path.of("/"))) {
            assertThatThrownBy(() -> new BackUpState(KeyFile.of(dataDir, null), NOON).to(there))
                    .isInstanceOf(CannotStart.class).hasMessageContaining(there + " is a folder");
        }
        assertThat(folder.resolveSibling(folder.getFileName() + ".partial")).doesNotExist();
    }

    @Test
    void shouldBeLookedAtWithoutLayingTheKeyAnywhere() throws Exception {
        new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);
        var fresh = Files.createDirectory(folder.resolve("fresh"));

        Archive.unpackDatabases(copy, fresh);

        try (var taken = Files.list(fresh)) {
            assertThat(taken).hasSize(StateFiles.SERVICES.size()).allMatch(StateFiles::isDatabase);
        }
    }

    @Test
    void shouldNameWhatCanNotBeReadAndWhatCanNotBeWritten() throws Exception {
        assertRefused("there is no such file");
        Files.createDirectory(copy);
        assertRefused("it is no file");
        Files.delete(copy);
        new BackUpState(KeyFile.of(dataDir, null), NOON).to(copy);
        var taken = Files.createDirectory(folder.resolve("taken"));
        Files.createDirectory(taken.resolve("secret.key"));

        assertThatThrownBy(() -> Archive.unpack(copy, taken)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("could not be taken out of " + copy + " into " + taken);
    }

    @Test
    void shouldNotStartWhatWasPutBackByHalf() throws Exception {
        RestoreState.mustBeOver(dataDir);
        Files.createFile(dataDir.resolve(RestoreState.UNDER_WAY));

        assertThatThrownBy(() -> RestoreState.mustBeOver(dataDir)).isInstanceOf(CannotStart.class)
                .hasMessageContaining("run it again");
        Files.delete(dataDir.resolve("hub.db"));
        Files.createFile(dataDir.resolve("hub.db"));
        var sound = folder.resolve("sound.zip");
        assertThatThrownBy(() -> new RestoreState(dataDir, NOON).from(sound)).hasMessageContaining("sound.zip");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(this::restore).isInstanceOf(CannotStart.class).hasMessageContaining(copy.toString())
                .hasMessageContaining(why);
    }

    private Path restore() throws Exception {
        return new RestoreState(dataDir, NOON).from(copy).aside();
    }

    private String epoch(String service) throws SQLException {
        try (var connection = DatabaseCopy.open(StateFiles.database(dataDir, service));
                var rows = connection.createStatement().executeQuery("SELECT epoch FROM hub")) {
            return rows.getString(1);
        }
    }

    private long number(String service, String query) throws SQLException {
        try (var connection = DatabaseCopy.open(StateFiles.database(dataDir, service));
                var rows = connection.createStatement().executeQuery(query)) {
            return rows.getLong(1);
        }
    }

    private void sql(String service, String... lines) throws SQLException {
        try (var connection = DatabaseCopy.open(StateFiles.database(dataDir, service));
                var statement = connection.createStatement()) {
            for (var line : lines) {
                statement.execute(line);
            }
        }
    }
}
