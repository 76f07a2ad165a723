package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.platform.nats.RealNats;
import io.resticmanager.platform.testkit.NatsServerExtension;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.FinishedJobs;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Restic;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Agent, manager and broker are killed at random moments of a stream of backups: each job ends once, and truthfully. A drill
 * takes {@code -Drm.kills=1000}; {@code -Drm.seed} repeats a run.
 */
final class RandomKillIT {

    private static final int KILLS = Integer.getInteger("rm.kills", 30);
    private static final long SEED = Long.getLong("rm.seed", System.nanoTime());
    private static final int LATEST_MS = 1_500;

    @Order(1)
    @RegisterExtension
    private final NatsServerExtension nats = new NatsServerExtension();

    @Order(2)
    @RegisterExtension
    private final Stage stage = new Stage();

    private final Random random = new Random(SEED);

    private enum Victim {
        AGENT, MANAGER, BROKER
    }

    @Test
    void everyJobEndsOnceAndTruthfully() throws Exception {
        var storage = new StorageServer(stage, "ada");
        var stack = up();
        var alice = stack.administrator();
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada", storage.repository("ada")).initialised();
        var source = Source.of(List.of(Sample.noise(stage.folder("noise"), 1).toString()));
        var jobs = new ArrayList<Job>();
        for (int kill = 0; kill < KILLS; kill++) {
            var jobId = ada.backUp(source);
            var victim = Victim.values()[random.nextInt(Victim.values().length)];
            stack = killAtRandom(victim, stack, ada, alice);
            jobs.add(assertTruthful(alice.awaitOver(jobId), victim));
        }

        jobs.add(ada.succeeded(ada.backUp(source)));
        assertSnapshots(ada, jobs);
        jobs.forEach(job -> assertLogHasNoHole(alice, job));
        try (var broker = nats.connect(RealNats.ALMIGHTY)) {
            assertThat(FinishedJobs.in(broker)).as("seed %d", SEED).doesNotHaveDuplicates()
                    .containsAll(jobs.stream().map(Job::id).toList());
        }
    }

    private StackProcess killAtRandom(Victim victim, StackProcess stack, Host ada, Administrator alice)
            throws Exception {
        var killed = CompletableFuture.supplyAsync(() -> kill(victim, stack, ada), inAMoment()).get();
        if (killed == stack) {
            return stack;
        }
        alice.signIn();
        return killed;
    }

    private Executor inAMoment() {
        return CompletableFuture.delayedExecutor(random.nextInt(LATEST_MS), TimeUnit.MILLISECONDS);
    }

    private StackProcess kill(Victim victim, StackProcess stack, Host ada) {
        try {
            switch (victim) {
                case BROKER -> nats.kill();
                case AGENT -> {
                    ada.agent().process().kill();
                    ada.agent().startAgain();
                }
                case MANAGER -> {
                    stack.process().kill();
                    return up();
                }
            }
            return stack;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private StackProcess up() {
        return StackProcess.up(stage, stage.folder("data"), nats.environment());
    }

    // Only whoever lost its restic may say so; whatever else dies, the backup is
    // made.
    private static Job assertTruthful(Job job, Victim victim) {
        var said = job.status() == JobStatus.failed ? String.valueOf(job.error()) : "";
        assertThat(job.status() == JobStatus.succeeded || victim == Victim.AGENT && said.contains("agent_interrupted"))
                .as("seed %d: %s after the %s was killed: %s", SEED, job.status(), victim, said).isTrue();
        return job;
    }

    private static void assertSnapshots(Host ada, List<Job> jobs) throws Exception {
        var made = jobs.stream().filter(job -> job.status() == JobStatus.succeeded)
                .map(job -> job.summary().snapshotId()).toList();
        assertThat(Restic.snapshots(ada.repository())).as("seed %d", SEED).containsAll(made);
    }

    private static void assertLogHasNoHole(Administrator alice, Job job) {
        var log = alice.completeLog(job.id());
        assertThat(log).as("seed %d", SEED).extracting(line -> line.n())
                .containsExactlyElementsOf(LongStream.rangeClosed(1, log.size()).boxed().toList());
    }
}
