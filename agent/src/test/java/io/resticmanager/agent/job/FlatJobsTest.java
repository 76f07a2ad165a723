package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;

import io.resticmanager.agent.connection.Held;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs leave nothing behind in the agent. Those here end soon, as there is no repository; restic runs all the same. */
@Timeout(180)
class FlatJobsTest {

    @TempDir
    Path root;

    @Test
    void fiftyJobsLeaveNoThreadAndNoDescriptor() throws Exception {
        try (var stand = new ResticStand(root, "0.18", root.resolve("nowhere").toString())) {
            stand.queue.start();
            run(stand, "A", 3);
            var before = Held.now(root);

            run(stand, "B", 50);

            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(Held.now(root))
                    .as("before: %s", before).matches(now -> now.noMoreThan(before)));
        }
    }

    private static void run(ResticStand stand, String name, int times) {
        for (var i = 0; i < times; i++) {
            assertThat(stand.run(JobCommands.of(name + i, JobKind.snapshots)).status()).isEqualTo(JobStatus.failed);
        }
    }
}
