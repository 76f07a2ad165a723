package io.resticmanager.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.RepositoryHealth.Measurement;

/** How a repository grew, from the first measurement to the last: the points of a line, and the same in words and as a table. */
public record Growth(List<Measurement> history) {

    private static final int LISTED = 20;

    /** A line needs two points that lie apart. */
    public boolean drawable() {
        return history.size() > 1 && span().isPositive();
    }

    /** When and how much, for the chart: pairs of milliseconds since 1970 and the size in {@link #unit()}, as JSON. */
    public String points() {
        return history.stream().map(this::point).collect(Collectors.joining(",", "[", "]"));
    }

    /** What the chart counts in, as in {@code GiB}: so that its axis has round numbers. */
    public String unit() {
        return Words.unit(most());
    }

    public Instant from() {
        return history.getFirst().at();
    }

    public Instant to() {
        return history.getLast().at();
    }

    /** As in {@code +96 GiB in 90 days}. */
    public String change() {
        var bytes = history.getLast().totalSize() - history.getFirst().totalSize();
        var days = Math.max(1, span().toDays());
        return (bytes < 0 ? "−" : "+") + Words.size(Math.abs(bytes)) + " in " + Words.plural(days, "day");
    }

    /** For those who can not see the line. */
    public String description() {
        return "What the snapshots need: %s at first, %s at last, %s.".formatted(
                Words.size(history.getFirst().totalSize()),
                Words.size(history.getLast().totalSize()), change());
    }

    /** The latest measurements, newest first. */
    public List<Row> rows() {
        return history.reversed().stream().limit(LISTED).map(Row::new).toList();
    }

    /** One measurement in words. */
    public record Row(Measurement measurement) {

        public Instant at() {
            return measurement.at();
        }

        public String size() {
            return Words.size(measurement.totalSize());
        }

        public String snapshots() {
            return Words.count(measurement.snapshots());
        }
    }

    private Duration span() {
        return Duration.between(from(), to());
    }

    private long most() {
        return history.stream().mapToLong(Measurement::totalSize).max().orElse(0);
    }

    private String point(Measurement measurement) {
        return String.format(Locale.ROOT, "[%d,%.3f]", measurement.at().toEpochMilli(),
                Words.in(unit(), measurement.totalSize()));
    }
}
