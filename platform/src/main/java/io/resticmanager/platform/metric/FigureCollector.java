package io.resticmanager.platform.metric;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks everybody for their figures when somebody looks. Nothing is kept in between, so a host that is gone is gone here, too. */
final class FigureCollector implements MultiCollector {

    private static final Logger LOG = LoggerFactory.getLogger(FigureCollector.class);
    private static final Family READABLE = Family.gauge("figures_readable",
            "1 when the figures of this source could be read; 0 when they could not, and are absent.");

    private final Supplier<Collection<Figures>> sources;

    FigureCollector(Supplier<Collection<Figures>> sources) {
        this.sources = sources;
    }

    @Override
    public MetricSnapshots collect() {
        Map<Family, List<Figure>> families = new LinkedHashMap<>();
        sources.get().forEach(source -> read(source).forEach(
                figure -> families.computeIfAbsent(figure.family(), _ -> new ArrayList<>()).add(figure)));
        return new MetricSnapshots(families.entrySet().stream()
                .map(family -> snapshot(family.getKey(), family.getValue())).toList());
    }

    // What can not be read must not look like what is not there.
    private static List<Figure> read(Figures source) {
        try {
            var all = new ArrayList<>(source.figures());
            all.add(READABLE.of(1, "source", source.source()));
            return all;
        } catch (RuntimeException e) {
            LOG.warn("figures can not be read source={}", source.source(), e);
            return List.of(READABLE.of(0, "source", source.source()));
        }
    }

    private static MetricSnapshot snapshot(Family family, List<Figure> figures) {
        return family.counter() ? counter(family, figures) : gauge(family, figures);
    }

    private static MetricSnapshot gauge(Family family, List<Figure> figures) {
        var gauge = GaugeSnapshot.builder().name(family.name()).help(family.help());
        figures.forEach(figure -> gauge.dataPoint(
                GaugeDataPointSnapshot.builder().labels(labels(figure)).value(figure.value()).build()));
        return gauge.build();
    }

    private static MetricSnapshot counter(Family family, List<Figure> figures) {
        var counter = CounterSnapshot.builder().name(family.name()).help(family.help());
        figures.forEach(figure -> counter.dataPoint(
                CounterDataPointSnapshot.builder().labels(labels(figure)).value(figure.value()).build()));
        return counter.build();
    }

    private static Labels labels(Figure figure) {
        return Labels.of(List.copyOf(figure.labels().keySet()), List.copyOf(figure.labels().values()));
    }
}
