package io.resticmanager.tests.kit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.resticmanager.platform.testkit.Scrape;
import org.awaitility.Awaitility;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;

/** What a process tells Prometheus, read by a parser that is not ours. {@code complaints}: of names and help. */
public record Metrics(List<MetricFamily> families, List<String> complaints) {

    private static final Pattern ADDRESS = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)/health");
    private static final Pattern OURS = Pattern.compile("restic_manager_\\w+");

    public static Metrics of(Child process) throws IOException, InterruptedException {
        var address = Awaitility.await("the address of metrics is logged")
                // A log as JSON writes each slash as \\/.
                .until(() -> ADDRESS.matcher(process.err().replace("\\/", "/")).results().findFirst(),
                        found -> found.isPresent())
                .map(found -> found.group(1)).orElseThrow();
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(address + "/prometheus")).build();
            return read(http.send(request, BodyHandlers.ofString()).body());
        }
    }

    private static Metrics read(String text) {
        var walker = new CollectorPrometheusMetricsWalker();
        new TextPrometheusMetricsProcessor(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), walker)
                .walk();
        return new Metrics(List.copyOf(walker.getAllMetricFamilies()), new Scrape(text).complaints());
    }

    public MetricFamily family(String name) {
        return families.stream().filter(family -> family.getName().equals(name)).findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " in " + names()));
    }

    public Set<String> names() {
        return families.stream().map(MetricFamily::getName).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that the example rules ask for. */
    public static Set<String> ofTheRules() throws IOException {
        return OURS.matcher(Files.readString(Builds.root().resolve("deploy/prometheus/rules.yaml"))).results()
                .map(MatchResult::group).collect(Collectors.toSet());
    }
}
