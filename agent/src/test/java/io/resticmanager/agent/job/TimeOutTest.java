package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A job that takes longer than it may is ended as gently as one that is cancelled, and has failed. */
class TimeOutTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    @TempDir
    Path root;

    private RestServer server;

    @BeforeEach
    void start() throws IOException {
        server = RestServer.in(Files.createDirectory(root.resolve("server")));
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldEndResticWithoutALockLeft(String version) throws Exception {
        try (var stand = new ResticStand(Files.createDirectory(root.resolve("state")), version, server.url("ada"))) {
            stand.queue.start();
            stand.run(JobCommands.of("INIT", JobKind.init));

            var end = stand.run(JobCommands.within(4, JobCommands.backup(JOB, endless())));

            assertThat(end.status()).isEqualTo(JobStatus.failed);
            assertThat(end.error().cause()).isEqualTo("timeout");
            assertThat(stand.log(JOB)).contains("it has had its 4 s").doesNotContain("the killed restic");
            assertThat(stand.locks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldNotTouchAJobThatIsThroughInTime(String version) throws Exception {
        try (var stand = new ResticStand(Files.createDirectory(root.resolve("state")), version, server.url("ada"))) {
            stand.queue.start();

            var end = stand.run(JobCommands.within(300, JobCommands.of(JOB, JobKind.init)));

            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
        }
    }

    private Source endless() throws IOException {
        var data = Files.createDirectory(root.resolve("data"));
        try (var file = new RandomAccessFile(data.resolve("hole").toFile(), "rw")) {
            file.setLength(200L << 30);
        }
        return Source.of(List.of(data.toString()));
    }
}
