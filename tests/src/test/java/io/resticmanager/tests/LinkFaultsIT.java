package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.FaultLine;
import io.resticmanager.tests.kit.FinishedJobs;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The line between agent and hub is cut, late, slow and black at random through a stream of jobs: no word is lost or doubled. */
final class LinkFaultsIT {

    private static final int JOBS = Integer.getInteger("rm.jobs", 12);
    private static final long SEED = Long.getLong("rm.seed", System.nanoTime());
    private static final int LONGEST_MS = 6_000;

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private final Random random = new Random(SEED);

    @Test
    void everyJobArrivesOnceHoweverBadTheLineIs() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var line = FaultLine.open(stage);
        var stack = up(line);
        var alice = stack.administrator();
        var ada = Host.join(stage, line.leadTo(stack.agentUrl()).url(), alice, "ada", storage.repository("ada"))
                .initialised();
        var source = Source.of(List.of(Sample.files(stage.folder("notes"), 50).toString()));

        var spoiling = spoil(line);
        var jobs = new ArrayList<String>();
        for (int job = 0; job < JOBS; job++) {
            jobs.add(ada.succeeded(ada.backUp(source)).id());
        }
        heal(line, spoiling);

        jobs.forEach(job -> assertLogHasNoHole(alice, job));
        try (var broker = nats.connect(RealNats.ALMIGHTY)) {
            assertThat(FinishedJobs.in(broker)).as("seed %d", SEED).doesNotHaveDuplicates().containsAll(jobs);
        }
    }

    /** One fault after the other, each for a random time, until it is cancelled. */
    private CompletableFuture<Void> spoil(FaultLine line) {
        var spoiling = new CompletableFuture<Void>();
        next(line, spoiling);
        return spoiling;
    }

    private synchronized void heal(FaultLine line, CompletableFuture<Void> spoiling) {
        spoiling.cancel(true);
        line.suffer(FaultLine.Fault.NONE);
    }

    private synchronized void next(FaultLine line, CompletableFuture<Void> spoiling) {
        if (spoiling.isDone()) {
            return;
        }
        try {
            var fault = FaultLine.Fault.values()[random.nextInt(FaultLine.Fault.values().length)];
            line.suffer(fault);
            if (random.nextBoolean()) {
                line.cut();
            }
        } catch (IOException e) {
            spoiling.completeExceptionally(e);
        }
        CompletableFuture.delayedExecutor(random.nextInt(LONGEST_MS), TimeUnit.MILLISECONDS)
                .execute(() -> next(line, spoiling));
    }

    private StackProcess up(FaultLine line) {
        var environment = new HashMap<>(nats.environment());
        environment.put("RM_AGENT_URL", line.url());
        environment.put("RM_OFFLINE_AFTER", "PT9S");
        return StackProcess.up(stage, stage.folder("data"), environment);
    }

    private static void assertLogHasNoHole(Administrator alice, String jobId) {
        var log = alice.completeLog(jobId);
        assertThat(log).as("seed %d", SEED).extracting(entry -> entry.n())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    }
}
