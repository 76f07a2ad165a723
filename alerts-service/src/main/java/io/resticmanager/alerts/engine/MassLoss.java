package io.resticmanager.alerts.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Finds the hosts that were lost together: five or more, and a fifth of the fleet, within two minutes (product.md §8). */
final class MassLoss {

    private static final Duration WITHIN = Duration.ofMinutes(2);
    private static final int LEAST = 5;
    private static final int FRACTION = 5;

    private MassLoss() {}

    /** A host that is away, and when it was last seen. */
    record Away(String hostId, Instant since) {}

    /** @param fleet how many hosts there are, those that are there included */
    static List<List<Away>> of(List<Away> away, int fleet) {
        var sorted = away.stream().sorted(Comparator.comparing(Away::since).thenComparing(Away::hostId)).toList();
        var losses = new ArrayList<List<Away>>();
        var from = 0;
        while (from < sorted.size()) {
            var together = together(sorted, from);
            if (together.size() >= LEAST && together.size() * FRACTION >= fleet) {
                losses.add(together);
                from += together.size();
            } else {
                from++;
            }
        }
        return losses;
    }

    private static List<Away> together(List<Away> sorted, int from) {
        var until = sorted.get(from).since().plus(WITHIN);
        return sorted.subList(from, sorted.size()).stream().takeWhile(it -> !it.since().isAfter(until)).toList();
    }
}
