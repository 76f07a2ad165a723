package io.resticmanager.hub.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.resticmanager.hub.story.RunningHub;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.platform.testkit.TestDataDir;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SharedCommitTest {

    private static final int MANY = 20;

    @RegisterExtension
    static final NatsServerExtension NATS = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    final TestDataDir data = new TestDataDir();

    @Order(3)
    @RegisterExtension
    final RunningHub hub = new RunningHub(NATS, data);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final CountDownLatch gate = new CountDownLatch(1);

    private SharedCommit commits;

    @BeforeEach
    void begin() {
        hub.sql("CREATE TABLE note (n INTEGER)");
        commits = hub.service().bean(SharedCommit.class);
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void whatComesWhileACommitIsUnderWayIsCommittedTogether() {
        var first = keepBusy();
        var committedBefore = IntStream.range(0, MANY).mapToObj(n -> ask(() -> {
            note(n);
            return committed();
        })).toList();
        Awaitility.await().until(() -> commits.waiting() == MANY);

        gate.countDown();

        assertThat(first.join()).isEqualTo(-1);
        assertThat(committedBefore).allSatisfy(count -> assertThat(count.join()).isZero());
        assertThat(committed()).isEqualTo(MANY);
    }

    @Test
    void whatFailsFailsAloneAndLeavesNothingBehind() {
        var first = keepBusy();
        var asked = IntStream.range(0, MANY).mapToObj(n -> ask(() -> {
            note(n);
            if (n == 7) {
                throw new IllegalArgumentException("seven");
            }
            return (long) n;
        })).toList();
        Awaitility.await().until(() -> commits.waiting() == MANY);

        gate.countDown();

        first.join();
        for (int n = 0; n < MANY; n++) {
            var answer = asked.get(n);
            if (n == 7) {
                assertThatThrownBy(answer::join).hasRootCauseInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(answer.join()).isEqualTo(n);
            }
        }
        assertThat(committed()).isEqualTo(MANY - 1);
    }

    @Test
    void whoComesWhileTheHubStopsIsNotKeptWaiting() throws Exception {
        commits.stop();

        assertThatThrownBy(() -> commits.write(() -> 1L)).hasMessage("the hub stops");
    }

    private CompletableFuture<Long> ask(Supplier<Long> work) {
        return CompletableFuture.supplyAsync(() -> commits.write(work), threads);
    }

    // A commit that is under way until the gate is open.
    private CompletableFuture<Long> keepBusy() {
        var begun = new CountDownLatch(1);
        var busy = ask(() -> {
            begun.countDown();
            await(gate);
            return -1L;
        });
        await(begun);
        return busy;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void note(int n) {
        hub.service().bean(Transactions.class, "hub").writeSql(connection -> {
            try (var insert = connection.prepareStatement("INSERT INTO note (n) VALUES (?)")) {
                insert.setInt(1, n);
                return insert.executeUpdate();
            }
        });
    }

    private long committed() {
        return hub.number("SELECT count(*) FROM note");
    }
}
