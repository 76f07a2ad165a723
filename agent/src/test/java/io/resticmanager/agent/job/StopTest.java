package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agent that is told to stop ends soon, whatever its storage server does. */
class StopTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path root;

    private RestServer server;

    @BeforeEach
    void start() throws IOException {
        server = RestServer.in(Files.createDirectory(root.resolve("server")));
        Files.writeString(Files.createDirectory(root.resolve("data")).resolve("file.txt"), "worth keeping");
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    @Test
    void shouldEndSoonWhenTheServerHasGoneWhileItReports() throws Exception {
        try (var stand = new ResticStand(Files.createDirectory(root.resolve("state")), "0.18", server.url("ada"))) {
            stand.queue.start();
            assertThat(stand.run(JobCommands.of("INIT", JobKind.init)).status()).isEqualTo(JobStatus.succeeded);
            Awaitility.await().until(() -> stand.due.read().isEmpty());
            assertThat(IntStream.range(0, 20).anyMatch(run -> freezesInTheReportAfter(stand, "RUN" + run)))
                    .as("a report was met while it holds the repository").isTrue();
            server.kill();

            var since = System.nanoTime();
            stand.queue.stop(Duration.ofMinutes(3));

            assertThat(Duration.ofNanos(System.nanoTime() - since)).isLessThan(SOON);
            assertThat(stand.due.read()).as("the report stays due").isPresent();
        }
    }

    /** The job is over and told; whoever holds the repository now is the report. */
    private boolean freezesInTheReportAfter(ResticStand stand, String job) {
        assertThat(stand.run(limited(job)).status()).isEqualTo(JobStatus.succeeded);
        Awaitility.await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1))
                .until(() -> locked() || stand.due.read().isEmpty());
        server.freeze();
        var caught = locked();
        if (!caught) {
            server.thaw();
            Awaitility.await().until(() -> stand.due.read().isEmpty());
        }
        return caught;
    }

    private boolean locked() {
        return root.resolve("server/ada/locks").toFile().list().length > 0;
    }

    // A limited upload is given more time to end; what reads is not.
    private HubMessage.CommandRun limited(String job) {
        return JobCommands.backup(job, new Source(List.of(root.resolve("data").toString()), List.of(), List.of(), false,
                false, 2_048, null, null, null, null, null));
    }
}
