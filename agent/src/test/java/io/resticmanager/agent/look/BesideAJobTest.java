package io.resticmanager.agent.look;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.agent.job.JobCommands;
import io.resticmanager.agent.job.ResticStand;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job that takes for ever keeps nobody from looking, and nobody who looks disturbs it. */
class BesideAJobTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";

    @TempDir
    Path root;

    @Test
    void shouldAnswerWhileABackupRunsAndLeaveItAlone() throws Exception {
        var data = Files.createDirectory(root.resolve("data"));
        Files.writeString(data.resolve("file"), "x");
        try (var stand = LookStand.of(root, "0.18", data);
                var jobs = new ResticStand(stand.state, "0.18", stand.everyday.get().orElseThrow().url())) {
            jobs.queue.start();
            jobs.queue.run(JobCommands.backup(JOB, endless(Files.createDirectory(root.resolve("hole")))));
            jobs.awaitProgress(JOB);

            assertThat(stand.list(stand.snapshot(), data).entries()).extracting(TreeEntry::name)
                    .containsExactly("file");
            stand.looks.endAll();

            assertThat(jobs.queue.held().running()).containsExactly(JOB);
            jobs.queue.cancel(JOB);
            assertThat(jobs.awaitEnd(JOB).status()).isEqualTo(JobStatus.cancelled);
        }
    }

    // Nothing but a hole, which restic reads for minutes and nobody has to store.
    private static Source endless(Path folder) throws Exception {
        try (var file = new RandomAccessFile(folder.resolve("hole").toFile(), "rw")) {
            file.setLength(200L << 30);
        }
        return Source.of(List.of(folder.toString()));
    }
}
