package io.resticmanager.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.resticmanager.contracts.job.RepositoryHealth.Measurement;

/** How a repository grew: one line in a box of 400 by 100, from the first measurement to the last, and the same as a table. */
public record Growth(List<Measurement> history) {

    private static final double WIDTH = 400;
    private static final double HEIGHT = 100;
    private static final int LISTED = 20;

    /** A line needs two points that lie apart. */
    public boolean drawable() {
        return history.size() > 1 && span().isPositive();
    }

    /** For the attribute {@code d} of the line. */
    public String line() {
        return history.stream().map(this::point).collect(Collectors.joining(" L", "M", ""));
    }

    /** The same, down to the ground on both sides. */
    public String area() {
        return line() + " L400 100 L0 100z";
    }

    public String top() {
        return Words.size(ceiling());
    }

    public String middle() {
        return Words.size(ceiling() / 2);
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

    private long ceiling() {
        return Math.max(1, history.stream().mapToLong(Measurement::totalSize).max().orElse(1));
    }

    private String point(Measurement measurement) {
        var x = WIDTH * Duration.between(from(), measurement.at()).toMillis() / span().toMillis();
        var y = HEIGHT - HEIGHT * measurement.totalSize() / ceiling();
        return String.format(Locale.ROOT, "%.1f %.1f", x, y);
    }
}
