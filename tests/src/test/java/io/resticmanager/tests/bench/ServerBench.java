package io.resticmanager.tests.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.Package;
import io.resticmanager.tests.kit.ProcessFigures;
import io.resticmanager.tests.kit.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code bench server}: what all of it in one JVM, from the server's archive, takes to start and while it has nothing to do. */
final class ServerBench {

    private static final int RUNS = Setting.of("RUNS", 5);
    private static final int IDLE_S = Setting.of("SECONDS", 120);
    // Freed memory is given back once a minute.
    private static final Duration SETTLING = Duration.ofSeconds(70);
    private static final Duration LONGEST_START = Duration.ofSeconds(3);
    private static final long MOST_MEMORY = 300L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    private final Stage stage = new Stage();

    private record Started(Child server, Duration announced, Duration firstPage, Duration processor) {}

    @Test
    void server() throws Exception {
        var program = unpacked();
        var report = new Report("server");
        tellStarts(report, program);
        tellIdle(report, program);
        report.machine().close();
    }

    private void tellStarts(Report report, Path program) throws Exception {
        var starts = new ArrayList<Started>();
        for (int run = 0; run < RUNS; run++) {
            var started = started(program, "data" + run);
            starts.add(started);
            started.server().close();
        }
        var first = starts.stream().map(Started::firstPage).toList();
        report.say("very first start until it tells its address",
                Median.told(starts.stream().map(Started::announced).toList()))
                .bound("the same until the first page is there", "≤ 3000 ms", Median.told(first),
                        Median.of(first).compareTo(LONGEST_START) <= 0)
                .say("processor time until then", Median.told(starts.stream().map(Started::processor).toList()));
    }

    private Started started(Path program, String data) throws Exception {
        var begin = System.nanoTime();
        var server = stage.start("server", List.of(program.toString(), "up", "--json", "--port", "0", "--data-dir",
                stage.folder(data).toString()), Map.of());
        Awaitility.await("it tells its address").atMost(PATIENCE).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5)).until(() -> server.out().endsWith("\n"));
        var announced = since(begin);
        var link = Json.read(server.out(), JsonNode.class).get("setup_url").getStringValue();
        var path = link.replaceFirst("https?://[^/]+", "");
        if (!new ApiClient(link.substring(0, link.length() - path.length())).page(path).contains("</html>")) {
            throw new AssertionError("no page at " + link);
        }
        return new Started(server, announced, since(begin), ProcessFigures.of(server.pid()).processor());
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private void tellIdle(Report report, Path program) throws Exception {
        try (var server = started(program, "idle").server()) {
            Time.pass(SETTLING);
            var broker = server.children("nats-server").getFirst();
            var before = ProcessFigures.of(server.pid()).processor();
            Time.pass(Duration.ofSeconds(IDLE_S));
            var own = ProcessFigures.of(server.pid());
            var nats = ProcessFigures.of(broker.pid());
            var both = own.resident() + nats.resident();
            report.bound("memory when idle (VmRSS), with nats-server", "≤ " + ProcessFigures.mib(MOST_MEMORY),
                    ProcessFigures.mib(both), both <= MOST_MEMORY)
                    .say("of that nats-server", ProcessFigures.mib(nats.resident()))
                    .say("of that not shared with any file (RssAnon)", ProcessFigures.mib(own.own() + nats.own()))
                    .say("the most of both while starting (VmHWM)",
                            ProcessFigures.mib(own.mostResident() + nats.mostResident()))
                    .say("processor time in " + IDLE_S + " s idle",
                            own.processor().minus(before).toMillis() + " ms");
        }
    }

    private Path unpacked() throws Exception {
        var tar = stage.start("tar", List.of("tar", "-C", stage.folder("machine").toString(), "-xzf",
                Package.server(stage).toString()), Map.of());
        tar.awaitExit(PATIENCE);
        return stage.folder("machine").resolve("restic-manager-server/bin/restic-manager");
    }
}
