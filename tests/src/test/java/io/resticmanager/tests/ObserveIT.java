package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Child;
import io.resticmanager.tests.kit.DocExamples;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.Metrics;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.awaitility.Awaitility;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.Metric;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One run of the whole, seen from outside: its figures, its log as JSON, and the tap with every example of its document. */
final class ObserveIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void figuresLogAndTapTellOfABackup() throws Exception {
        var data = stage.folder("data");
        var stack = StackProcess.up(stage, data, Map.of("RM_LOG_FORMAT", "json"));
        var alice = stack.administrator();
        alice.api().post("/api/notifications", Map.of("kind", "ntfy", "name", "phone", "config",
                Map.of("server_url", "https://ntfy.example", "topic", "t"))).expect(201);
        var ada = Host.join(stage, stack.agentUrl(), alice, "ada",
                new StorageServer(stage, "ada").repository("ada")).initialised();
        var taps = examples(data);

        var job = ada.succeeded(ada.backUp(Source.of(List.of(Sample.files(stage.folder("sample"), 30).toString()))));

        assertTheTapsToldOf(job.id(), taps);
        assertTheFigures(stack, ada);
        assertEvenARefusalNamesItsRequest(stack.url());
        assertTheLogIsJson(stack.process(), ada, List.of(alice.password(), ada.repository().password(),
                ada.repository().serverPassword()));
    }

    private List<Child> examples(Path data) throws Exception {
        var taps = new ArrayList<Child>();
        for (var example : DocExamples.of("tap.md", "tap")) {
            var arguments = Stream.concat(example.stream(), Stream.of("--data-dir", data.toString())).toList();
            taps.add(stage.start("tap", Builds.stack(arguments), Map.of()));
        }
        taps.forEach(tap -> Awaitility.await("the tap listens").until(() -> tap.err().contains("listening to ")));
        return taps;
    }

    private static void assertTheTapsToldOf(String job, List<Child> taps) throws Exception {
        assertThat(taps).as("examples in docs/tap.md").hasSize(5);
        for (var tap : taps.subList(1, taps.size())) {
            assertThat(tap.awaitExit(PATIENCE)).as(tap.err()).isZero();
        }
        taps.getFirst().terminate();
        assertThat(lines(taps.getFirst().out())).extracting(line -> line.get("subject").getStringValue())
                .containsSubsequence("job.queued", "job.started", "job.finished");
        assertThat(lines(taps.get(1).out())).hasSize(3)
                .allMatch(line -> line.get("message").get("job_id").getStringValue().equals(job));
        assertThat(lines(taps.get(2).out()).getFirst().get("message").get("status").getStringValue())
                .isEqualTo("succeeded");
        assertThat(lines(taps.get(3).out()).getFirst().get("subject").getStringValue())
                .isEqualTo("live.job.log." + job);
    }

    private static void assertTheFigures(StackProcess stack, Host ada) throws Exception {
        ada.administrator().api().post("/api/hosts/" + ada.id() + "/schedules", Map.of("name", "Nightly", "kind",
                "backup", "cron", "0 3 * * *", "time_zone", "UTC", "enabled", true, "source",
                Map.of("paths", List.of("/etc")))).expect(201);

        var figures = Awaitility.await("the schedule is expected").until(() -> Metrics.of(stack.process()),
                it -> it.names().contains("restic_manager_backup_expected_timestamp_seconds"));

        assertThat(figures.complaints()).isEmpty();
        assertThat(figures.names()).containsAll(Metrics.ofTheRules()).contains("jvm_memory_used_bytes",
                "restic_manager_http_requests_seconds", "restic_manager_jobs", "restic_manager_alerts");
        assertThat(figures.family("restic_manager_dead_letters").getMetrics())
                .extracting(it -> it.getLabels().get("service"))
                .containsExactlyInAnyOrder("hub", "jobs", "alerts", "notifications", "gateway");
        assertThat(figures.family("restic_manager_figures_readable").getMetrics()).allMatch(it -> value(it) == 1);
        assertThat(figures.family("restic_manager_backup_last_success_timestamp_seconds").getMetrics())
                .singleElement().satisfies(it -> {
                    assertThat(it.getLabels()).containsEntry("host", "ada").containsEntry("host_id", ada.id());
                    assertThat(value(it)).isBetween(now() - 300, now() + 60);
                });
    }

    private static double value(Metric metric) {
        return ((Gauge) metric).getValue();
    }

    private static double now() {
        return System.currentTimeMillis() / 1000.0;
    }

    private static void assertEvenARefusalNamesItsRequest(String url) throws Exception {
        HttpResponse<String> answer;
        try (var http = HttpClient.newHttpClient()) {
            answer = http.send(HttpRequest.newBuilder(URI.create(url + "/install/no-such-thing")).header("Accept",
                    "text/html").build(), BodyHandlers.ofString());
        }
        assertThat(answer.headers().firstValue("X-Request-Id")).get().asString().hasSize(26);
    }

    private static void assertTheLogIsJson(Child process, Host ada, List<String> secrets) {
        var lines = lines(process.err());
        assertThat(lines).allSatisfy(line -> assertThat(line.entries()).extracting(Map.Entry::getKey)
                .contains("timestamp", "level", "loggerName", "formattedMessage"));
        assertThat(lines).as("what the hub says of its agent").extracting(line -> Json.text(line.get("mdc")))
                .anyMatch(ids -> ids.contains("\"service\":\"hub\"") && ids.contains(ada.id()));
        assertThat(process.err()).doesNotContain(secrets);
    }

    private static List<JsonNode> lines(String text) {
        return text.lines().map(line -> {
            try {
                return Json.read(line, JsonNode.class);
            } catch (Json.Malformed e) {
                throw new AssertionError("not JSON: " + line, e);
            }
        }).toList();
    }
}
