package io.resticmanager.agent.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;

import io.resticmanager.agent.identity.Machine;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Item;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Another restic holds the repository: who it is, whether it lives, and what becomes of our job. */
class LockTest {

    private static final String JOB = "01JTCW3V5D3XQ0P1T6C2B6E7F8";
    private static final LockPatience LONG = new LockPatience(Duration.ofMinutes(2), Duration.ofMillis(500));
    private static final LockPatience SHORT = new LockPatience(Duration.ofSeconds(2), Duration.ofMillis(500));

    @TempDir
    Path root;

    private RestServer server;

    @BeforeEach
    void start() throws IOException {
        server = RestServer.in(Files.createDirectory(root.resolve("server")));
        var content = new byte[1 << 20];
        new Random(1).nextBytes(content);
        Files.write(Files.createDirectory(root.resolve("data")).resolve("random"), content);
    }

    @AfterEach
    void stop() throws InterruptedException {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldShowADeadLockAndRemoveIt(String version) throws Exception {
        try (var stand = prepared(version, LONG)) {
            var holder = holding(stand);
            holder.destroyForcibly().waitFor();

            var end = stand.run(JobCommands.of(JOB, JobKind.unlock));

            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
            assertThat(end.summary().finding()).isEqualTo(new Finding.Unlocked(1, 0));
            assertThat(lock(stand).holder()).isEqualTo(Item.Lock.Holder.dead);
            assertThat(lock(stand).pid()).isEqualTo(holder.pid());
            assertThat(stand.locks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldKeepTheLockOfOneThatLives(String version) throws Exception {
        try (var stand = prepared(version, LONG)) {
            var holder = holding(stand);
            try {
                var end = stand.run(JobCommands.of(JOB, JobKind.unlock));

                var found = (Finding.Unlocked) end.summary().finding();
                assertThat(found.kept()).isEqualTo(1);
                assertThat(found.removed()).isZero();
                assertThat(found.left()).contains("process " + holder.pid(), "cancel its job");
                assertThat(lock(stand).holder()).isEqualTo(Item.Lock.Holder.live);
                assertThat(lock(stand).exclusive()).isTrue();
                assertThat(lock(stand).jobId()).isNull();
                assertThat(stand.locks()).isNotEmpty();
            } finally {
                holder.destroyForcibly().waitFor();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldWaitForALiveOneAndThenRun(String version) throws Exception {
        try (var stand = prepared(version, LONG)) {
            var holder = holding(stand);
            stand.queue.run(JobCommands.backup(JOB, source()));
            awaitWaiting(stand);
            assertThat(stand.log(JOB)).contains("locked by restic on " + Machine.here().hostname() + " (process "
                    + holder.pid());
            var looks = stand.told.about(AgentMessage.JobWaiting.class, JOB);
            assertThat(looks).isNotEmpty().allSatisfy(look -> assertThat(look.locks()).singleElement()
                    .satisfies(lock -> assertThat(lock.pid()).isEqualTo(holder.pid())));

            interrupt(holder);

            var end = stand.awaitEnd(JOB);
            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
            assertThat(end.summary().waited().seconds()).isBetween(0L, 120L);
            assertThat(end.summary().waited().locks()).singleElement().satisfies(lock -> {
                assertThat(lock.pid()).isEqualTo(holder.pid());
                assertThat(lock.hostname()).isEqualTo(Machine.here().hostname());
            });
            assertThat(end.summary().snapshotId()).isNotNull();
            assertThat(stand.told.about(AgentMessage.JobWaiting.class, JOB).getLast().locks()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldGiveUpAtTheBoundAndSayWhoHoldsIt(String version) throws Exception {
        try (var stand = prepared(version, SHORT)) {
            var holder = holding(stand);
            try {
                var end = stand.run(JobCommands.backup(JOB, source()));

                assertThat(end.status()).isEqualTo(JobStatus.failed);
                assertThat(end.error().cause()).isEqualTo("locked");
                assertThat(end.error().message()).contains(Machine.here().hostname(), "process " + holder.pid(), " s)",
                        "Waited 2 s.");
                assertThat(lock(stand).pid()).isEqualTo(holder.pid());
            } finally {
                holder.destroyForcibly().waitFor();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldRemoveADeadLockOfThisMachineAndRun(String version) throws Exception {
        try (var stand = prepared(version, LONG)) {
            var holder = holding(stand);
            holder.destroyForcibly().waitFor();
            var left = stand.locks();

            var end = stand.run(JobCommands.backup(JOB, source()));

            assertThat(end.status()).isEqualTo(JobStatus.succeeded);
            assertThat(stand.log(JOB)).contains("removed the lock of process " + holder.pid());
            assertThat(end.summary().waited().locks()).singleElement()
                    .satisfies(lock -> assertThat(lock.holder()).isEqualTo(Item.Lock.Holder.dead));
            // The report after the job may have one of its own just now.
            assertThat(left).isNotEmpty();
            assertThat(stand.locks()).doesNotContain(left);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldEndTheWaitingAtOnceWhenItIsCancelled(String version) throws Exception {
        try (var stand = prepared(version, new LockPatience(Duration.ofMinutes(2), Duration.ofMinutes(1)))) {
            var holder = holding(stand);
            try {
                stand.queue.run(JobCommands.backup(JOB, source()));
                awaitWaiting(stand);

                stand.queue.cancel(JOB);

                Awaitility.await("the end").atMost(Duration.ofSeconds(20)).until(() -> !stand.told.ends(JOB).isEmpty());
                assertThat(stand.awaitEnd(JOB).status()).isEqualTo(JobStatus.cancelled);
            } finally {
                holder.destroyForcibly().waitFor();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.14", "0.18"})
    void shouldEndTheWaitingAtOnceWhenItsTimeIsOver(String version) throws Exception {
        try (var stand = prepared(version, new LockPatience(Duration.ofMinutes(2), Duration.ofMinutes(1)))) {
            var holder = holding(stand);
            try {
                var end = stand.run(JobCommands.within(15, JobCommands.backup(JOB, source())));

                assertThat(end.error().cause()).isEqualTo("timeout");
                assertThat(stand.log(JOB)).contains("waiting at most 2 min");
                assertThat(Duration.between(end.startedAt(), end.finishedAt())).isLessThan(Duration.ofSeconds(40));
            } finally {
                holder.destroyForcibly().waitFor();
            }
        }
    }

    // By hand: the agent would report after each, under locks of its own.
    private ResticStand prepared(String version, LockPatience locks) throws IOException, InterruptedException {
        var stand = new ResticStand(Files.createDirectory(root.resolve("state")), version, server.url("ada"), locks,
                root.resolve("hooks"));
        server.hold("ada");
        stand.resticSays("backup", root.resolve("data").toString());
        stand.queue.start();
        return stand;
    }

    /** A restic that has the repository for itself, for as long as it takes to read a MiB at 2 KiB/s. */
    private static Process holding(ResticStand stand) throws IOException {
        var holder = stand.restic("check", "--read-data", "--limit-download=2");
        Awaitility.await("a lock").atMost(Duration.ofSeconds(60)).until(() -> !stand.locks().isEmpty());
        return holder;
    }

    private Source source() {
        return Source.of(List.of(root.resolve("data").toString()));
    }

    private static void awaitWaiting(ResticStand stand) {
        Awaitility.await("waiting").atMost(Duration.ofSeconds(60))
                .until(() -> stand.log(JOB).contains("waiting at most"));
    }

    private static Item.Lock lock(ResticStand stand) {
        var items = stand.told.about(AgentMessage.JobItems.class, JOB);
        assertThat(items).hasSize(1);
        assertThat(items.getFirst().first()).isEqualTo(1);
        assertThat(items.getFirst().items()).hasSize(1).first().isInstanceOf(Item.Lock.class);
        return (Item.Lock) items.getFirst().items().getFirst();
    }

    // SIGINT is what both versions clean up at.
    private static void interrupt(Process process) throws IOException, InterruptedException {
        var kill = new ProcessBuilder("/bin/sh", "-c", "kill -INT \"$1\"", "sh", Long.toString(process.pid())).start();
        assertThat(kill.waitFor()).isZero();
    }
}
