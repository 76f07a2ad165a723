package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import io.resticmanager.agent.restic.Leash;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftLockTest {

    private static final Logger LOG = Logger.getLogger(JobRunner.class.getName());

    @TempDir
    Path root;

    @Test
    void shouldRemoveTheLockOnceTheDyingProcessIsGone() throws Exception {
        try (var stand = new ResticStand(Files.createDirectory(root.resolve("state")), "0.18",
                root.resolve("repository").toString())) {
            stand.queue.start();
            assertThat(stand.run(JobCommands.of("INIT", JobKind.init)).status()).isEqualTo(JobStatus.succeeded);
            var dying = new Dying(holdingALock());
            LOG.addHandler(dying);

            stand.runner.recover(List.of(JobRecord.queued(JobCommands.of("B1", JobKind.backup), Instant.now())
                    .started(Instant.now())), new Leash());

            LOG.removeHandler(dying);
            assertThat(dying.restic.isAlive()).as("it was tried while it still ran").isFalse();
            assertThat(locks()).isEmpty();
        }
    }

    /** Ends when it was tried for the first time to remove its lock. */
    private static final class Dying extends Handler {

        private final Process restic;

        Dying(Process restic) {
            this.restic = restic;
        }

        @Override
        public void publish(LogRecord message) {
            if (message.getMessage().contains("removed the lock")) {
                restic.destroyForcibly().onExit().join();
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    // Its backup waits for a first byte, and holds the repository meanwhile.
    private Process holdingALock() throws Exception {
        var builder = new ProcessBuilder(ResticStand.program("0.18").toString(), "backup", "--stdin");
        builder.environment().put("RESTIC_REPOSITORY", root.resolve("repository").toString());
        builder.environment().put("RESTIC_PASSWORD", "right");
        builder.environment().put("RESTIC_CACHE_DIR", root.resolve("cache").toString());
        var restic = builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        await().until(() -> !locks().isEmpty());
        return restic;
    }

    private List<Path> locks() throws IOException {
        try (var files = Files.list(root.resolve("repository/locks"))) {
            return files.toList();
        }
    }
}
