package io.resticmanager.tests.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.platform.testkit.ToolPaths;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.Package;
import io.resticmanager.tests.kit.ProcessFigures;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench agent}: what the packed agent takes to start, and what it takes while it has nothing to do. */
final class AgentBench {

    private static final int RUNS = Setting.of("RUNS", 5);
    private static final int IDLE_S = Setting.of("SECONDS", 60);
    private static final Duration SETTLING = Duration.ofSeconds(15);
    private static final Duration LONGEST_START = Duration.ofMillis(500);
    private static final long MOST_MEMORY = 64L << 20;
    private static final long MOST_IDLE_MS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final Stage stage = new Stage();

    private record Start(Duration clock, Duration processor) {}

    @Test
    void agent() throws Exception {
        var program = unpacked();
        var storage = new StorageServer(stage, "ada");
        var stack = StackProcess.up(stage, stage.folder("data"));
        var token = stack.administrator().mint("ada", storage.repository("ada")).text("token");
        run(program, "enroll", "--server", stack.agentUrl(), "--token", token, "--state-dir", state());
        var report = new Report("agent");
        tellVersion(report, program);
        tellConnecting(report, program);
        tellIdle(report, program);
        report.machine().close();
    }

    private void tellVersion(Report report, Path program) throws Exception {
        var clock = new ArrayList<Duration>();
        for (int run = 0; run < RUNS; run++) {
            var begin = System.nanoTime();
            run(program, "version");
            clock.add(Duration.ofNanos(System.nanoTime() - begin));
        }
        report.bound("start, by the clock: `version`", "≤ 500 ms", Median.told(clock),
                Median.of(clock).compareTo(LONGEST_START) <= 0);
    }

    private void tellConnecting(Report report, Path program) throws Exception {
        var starts = new ArrayList<Start>();
        for (int run = 0; run < RUNS; run++) {
            starts.add(connected(program));
        }
        report.say("start until connected, by the clock", Median.told(starts.stream().map(Start::clock).toList()))
                .say("start until connected, processor time",
                        Median.told(starts.stream().map(Start::processor).toList()));
    }

    private Start connected(Path program) throws InterruptedException {
        var begin = System.nanoTime();
        try (var agent = start(program)) {
            awaitConnected(agent);
            return new Start(Duration.ofNanos(System.nanoTime() - begin), ProcessFigures.of(agent.pid()).processor());
        }
    }

    private void tellIdle(Report report, Path program) throws InterruptedException {
        try (var agent = start(program)) {
            awaitConnected(agent);
            Time.pass(SETTLING);
            var before = ProcessFigures.of(agent.pid());
            Time.pass(Duration.ofSeconds(IDLE_S));
            var after = ProcessFigures.of(agent.pid());
            var idle = after.processor().minus(before.processor()).toMillis();
            report.bound("memory when idle (VmRSS)", "≤ " + ProcessFigures.mib(MOST_MEMORY),
                    ProcessFigures.mib(after.resident()), after.resident() <= MOST_MEMORY)
                    .bound("of that its own (RssAnon)", "≤ " + ProcessFigures.mib(MOST_MEMORY),
                            ProcessFigures.mib(after.own()), after.own() <= MOST_MEMORY)
                    .bound("processor time in " + IDLE_S + " s idle", "≤ " + MOST_IDLE_MS + " ms", idle + " ms",
                            idle <= MOST_IDLE_MS);
        }
    }

    // With a restic, as on an endpoint: one that has none searches the path for it
    // again and again.
    private Child start(Path program) {
        return stage.start("run", List.of(program.toString(), "run", "--state-dir", state()),
                Map.of("RM_RESTIC", ToolPaths.restic018().toString()));
    }

    private static void awaitConnected(Child agent) {
        Awaitility.await("the agent is connected").atMost(PATIENCE).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5)).until(() -> agent.err().contains("connected to"));
    }

    private void run(Path program, String... arguments) throws InterruptedException {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        var child = stage.start(arguments[0], command, Map.of());
        if (child.awaitExit(PATIENCE) != 0) {
            throw new AssertionError(arguments[0] + ": " + child.err());
        }
    }

    private String state() {
        return stage.folder("state").toString();
    }

    private Path unpacked() throws Exception {
        try (var packages = Files.list(Package.made(stage))) {
            var archive = packages.filter(file -> file.toString().endsWith(".tar.gz")).findFirst().orElseThrow();
            var tar = stage.start("tar", List.of("tar", "-C", stage.folder("agent").toString(), "-xzf",
                    archive.toString()), Map.of());
            tar.awaitExit(PATIENCE);
        }
        return stage.folder("agent").resolve("restic-manager-agent/bin/restic-manager-agent");
    }
}
