package io.resticmanager.platform.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import org.hawkular.agent.prometheus.text.TextPrometheusMetricsProcessor;
import org.hawkular.agent.prometheus.types.Counter;
import org.hawkular.agent.prometheus.types.Gauge;
import org.hawkular.agent.prometheus.types.MetricFamily;
import org.hawkular.agent.prometheus.walkers.CollectorPrometheusMetricsWalker;
import org.junit.jupiter.api.Test;

/** What is written is read back by a parser that is not ours. */
class FigureCollectorTest {

    private static final Family SIZE = Family.gauge("size_bytes", "How much\nthere is.");
    private static final Family CALLS = Family.counter("calls", "How often.");

    @Test
    void shouldWriteWhatAParserReadsBack() throws IOException {
        var families = written(source("one", () -> List.of(SIZE.of(12.5, "host", "ada \"the\" \\ first\n"))),
                source("two", () -> List.of(SIZE.of(0, "host", "bob"), CALLS.of(3))));

        var sizes = family(families, "restic_manager_size_bytes");
        assertThat(sizes.getMetrics()).extracting(it -> ((Gauge) it).getValue()).containsExactlyInAnyOrder(12.5, 0.0);
        assertThat(sizes.getMetrics()).extracting(it -> it.getLabels().get("host")).contains("bob")
                .anySatisfy(name -> assertThat(name).startsWith("ada").endsWith("first\n"));
        assertThat(family(families, "restic_manager_calls_total").getMetrics())
                .extracting(it -> ((Counter) it).getValue()).containsExactly(3.0);
    }

    @Test
    void shouldSayWhoseFiguresCouldNotBeRead() throws IOException {
        var families = written(source("well", () -> List.of(SIZE.of(1))), source("ill", () -> {
            throw new IllegalStateException("the database is away");
        }));

        assertThat(family(families, "restic_manager_size_bytes").getMetrics()).hasSize(1);
        assertThat(family(families, "restic_manager_figures_readable").getMetrics())
                .extracting(it -> it.getLabels().get("source") + " " + ((Gauge) it).getValue())
                .containsExactlyInAnyOrder("well 1.0", "ill 0.0");
    }

    private static Figures source(String name, Supplier<List<Figure>> figures) {
        return new Figures() {

            @Override
            public String source() {
                return name;
            }

            @Override
            public List<Figure> figures() {
                return figures.get();
            }
        };
    }

    private static List<MetricFamily> written(Figures... sources) throws IOException {
        var text = new ByteArrayOutputStream();
        new PrometheusTextFormatWriter(false).write(text, new FigureCollector(() -> List.of(sources)).collect());
        var walker = new CollectorPrometheusMetricsWalker();
        new TextPrometheusMetricsProcessor(new ByteArrayInputStream(text.toByteArray()), walker).walk();
        assertThat(walker.getAllMetricFamilies()).as(text.toString(StandardCharsets.UTF_8)).isNotEmpty();
        return new ArrayList<>(walker.getAllMetricFamilies());
    }

    private static MetricFamily family(List<MetricFamily> families, String name) {
        return families.stream().filter(it -> it.getName().equals(name)).findFirst().orElseThrow();
    }
}
