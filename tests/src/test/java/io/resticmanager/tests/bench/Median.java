package io.resticmanager.tests.bench;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Of an odd number of runs the one in the middle. */
final class Median {

    private Median() {}

    static Duration of(List<Duration> runs) {
        return runs.stream().sorted().toList().get(runs.size() / 2);
    }

    /** As in {@code 1.23 s (1.20, 1.23, 1.31)}. */
    static String told(List<Duration> runs) {
        return "%s s (%s)".formatted(seconds(of(runs)),
                runs.stream().map(Median::seconds).collect(Collectors.joining(", ")));
    }

    private static String seconds(Duration run) {
        return "%.2f".formatted(run.toMillis() / 1000.0);
    }
}
