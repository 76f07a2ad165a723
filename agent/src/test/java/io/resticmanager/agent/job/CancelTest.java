package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cancelled backup ends as cancelled and leaves no lock, whichever restic it was and however stubborn. */
class CancelTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final long ENDLESS = 200L << 30;
    private static final String UNLOCKED = "removed the lock that the killed restic left";

    @TempDir
    Path root;

    private RestServer server;

    @BeforeEach
    void start() throws IOException {
        server = RestServer.in(Files.createDirectory(root.resolve("server")));
        Files.createDirectory(root.resolve("data"));
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    // Before 0.17 SIGTERM would end it at once, with its lock left: none is left
    // only
    // by SIGINT.
    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldAskResticToCleanUpByTheSignalThatItUnderstands(String version) throws Exception {
        try (var stand = prepared(version)) {
            stand.queue.run(JobCommands.backup(JOB, endless()));
            stand.awaitProgress(JOB);
            assertThat(stand.locks()).isNotEmpty();

            stand.queue.cancel(JOB);

            assertThat(stand.awaitEnd(JOB).status()).isEqualTo(JobStatus.cancelled);
            assertThat(stand.log(JOB)).doesNotContain(UNLOCKED);
            assertThat(stand.locks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldGiveALimitedUploadTheTimeItNeedsToEnd(String version) throws Exception {
        var content = new byte[48 << 20];
        new Random(1).nextBytes(content);
        Files.write(root.resolve("data/random"), content);
        try (var stand = prepared(version)) {
            stand.queue.run(JobCommands.backup(JOB, limited()));
            stand.awaitProgress(JOB);

            stand.queue.cancel(JOB);

            assertThat(stand.awaitEnd(JOB).status()).isEqualTo(JobStatus.cancelled);
            assertThat(stand.log(JOB)).doesNotContain(UNLOCKED);
            assertThat(stand.locks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldKillAResticThatDoesNotEndAndRemoveItsLock(String version) throws Exception {
        try (var stand = prepared(version)) {
            stand.queue.run(JobCommands.backup(JOB, endless()));
            stand.awaitProgress(JOB);
            // A stopped process hears no signal but the last.
            stop(resticChild());

            stand.queue.cancel(JOB);

            assertThat(stand.awaitEnd(JOB).status()).isEqualTo(JobStatus.cancelled);
            assertThat(stand.log(JOB)).contains(UNLOCKED);
            assertThat(stand.locks()).isEmpty();
        }
    }

    private ResticStand prepared(String version) throws IOException {
        var stand = new ResticStand(Files.createDirectory(root.resolve("state")), version, server.url("ada"));
        server.hold("ada");
        stand.queue.start();
        return stand;
    }

    // Nothing but a hole, which restic reads for minutes and nobody has to store.
    private Source endless() throws IOException {
        try (var file = new RandomAccessFile(root.resolve("data/hole").toFile(), "rw")) {
            file.setLength(ENDLESS);
        }
        return Source.of(List.of(root.resolve("data").toString()));
    }

    private Source limited() {
        return new Source(List.of(root.resolve("data").toString()), List.of(), List.of(), false, false, 2_048, null,
                null, null, null, null);
    }

    private static ProcessHandle resticChild() {
        return ProcessHandle.current().children()
                .filter(child -> child.info().command().orElse("").endsWith("/restic")).findFirst().orElseThrow();
    }

    private static void stop(ProcessHandle process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("/bin/sh", "-c", "kill -STOP \"$1\"", "sh", Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
