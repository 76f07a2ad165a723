package io.resticmanager.tests.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.tests.kit.AgentProcess;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.ProcessFigures;
import io.resticmanager.tests.kit.Repository;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * {@code bench overhead}: the processor time of a backup by the agent, its own and that of its restic, against restic alone.
 * The runs take turns, each into an empty repository on the same rest-server with an empty cache.
 */
final class OverheadBench {

    private static final int FILES = Setting.of("FILES", 50_000);
    private static final int RUNS = Setting.of("RUNS", 5);
    private static final int BYTES_PER_FILE = (1 << 30) / 50_000;
    private static final double MOST = 1.05;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void overhead() throws Exception {
        var sample = sample(stage.folder("sample"));
        var storage = new StorageServer(stage, "agent", "alone");
        var restic = CountedRestic.in(stage.folder("restic"));
        var stack = StackProcess.up(stage, stage.folder("data"));
        var host = Host.join(stage, stack.agentUrl(), stack.administrator(), "agent", storage.repository("agent"),
                restic.program());
        var alone = new ArrayList<Duration>();
        var own = new ArrayList<Duration>();
        var together = new ArrayList<Duration>();
        for (int run = 0; run < RUNS; run++) {
            alone.add(alone(restic, storage.repository("alone"), sample));
            own.add(byAgent(host, sample));
            together.add(own.getLast().plus(restic.last()));
        }
        tell(alone, own, together);
    }

    private static void tell(List<Duration> alone, List<Duration> own, List<Duration> together) {
        var ratio = 1.0 * Median.of(together).toMillis() / Median.of(alone).toMillis();
        new Report("overhead").say("files, MiB", FILES + ", " + ((long) FILES * BYTES_PER_FILE >> 20))
                .say("processor time of restic alone", Median.told(alone))
                .say("processor time of agent and restic", Median.told(together))
                .say("of that the agent itself, until the job was told as over", Median.told(own))
                .bound("ratio of the medians", "≤ " + MOST, "%.3f".formatted(ratio), ratio <= MOST)
                .machine().close();
    }

    /** @return the processor time of the agent's own process */
    private Duration byAgent(Host host, Path sample) throws Exception {
        empty(stage.folder("storage").resolve("data/agent"));
        empty(AgentProcess.state(stage, "agent").resolve("cache"));
        host.initialised();
        var pid = host.agent().process().pid();
        var before = ProcessFigures.of(pid).processor();
        var jobId = host.backUp(Source.of(List.of(sample.toString())));
        var job = host.administrator().awaitOver(jobId, LONGEST);
        var spent = ProcessFigures.of(pid).processor().minus(before);
        if (job.status() != JobStatus.succeeded) {
            throw new AssertionError("the backup ended " + job.status() + ": " + job.error());
        }
        host.administrator().awaitSnapshots(host.id(), 1);
        return spent;
    }

    private Duration alone(CountedRestic restic, Repository repository, Path sample) throws Exception {
        empty(stage.folder("storage").resolve("data/alone"));
        var cache = stage.folder("cache");
        empty(cache);
        var environment = new HashMap<>(Map.of("RESTIC_CACHE_DIR", cache.toString()));
        environment.putAll(repository.environment());
        run(restic, environment, "init");
        run(restic, environment, "backup", sample.toString());
        return restic.last();
    }

    private void run(CountedRestic restic, Map<String, String> environment, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of(restic.program().toString()));
        command.addAll(List.of(arguments));
        var child = stage.start("alone", command, environment);
        if (child.awaitExit(LONGEST) != 0) {
            throw new AssertionError("restic: " + child.err());
        }
    }

    // Noise does not compress, and no two parts of it are the same: all of it is
    // stored.
    private static Path sample(Path folder) throws IOException {
        var random = new Random(FILES);
        for (int file = 0; file < FILES; file++) {
            var content = new byte[BYTES_PER_FILE];
            random.nextBytes(content);
            var parent = Files.createDirectories(folder.resolve("%03d".formatted(file / 100)));
            Files.write(parent.resolve("%05d.bin".formatted(file)), content);
        }
        return folder;
    }

    private static void empty(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).filter(file -> !file.equals(folder)).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
