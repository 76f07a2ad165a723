package io.resticmanager.jobs.suspect;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.Suspect;

/**
 * Whether a backup read far less than usual: fewer bytes than half of the median of the last five that nobody suspects, of which
 * there have to be three (decision 32 of the design).
 */
final class Shrunk {

    static final String REASON = "shrunk";

    /** So many runs make the usual. */
    static final int RUNS = 5;

    private static final int FEWEST = 3;

    private Shrunk() {}

    /** @param usual bytes of the runs before, the newest first */
    static Optional<Suspect> of(long bytes, List<Long> usual) {
        var runs = usual.stream().limit(RUNS).sorted().toList();
        if (runs.size() < FEWEST) {
            return Optional.empty();
        }
        var twiceTheMedian = runs.get((runs.size() - 1) / 2) + runs.get(runs.size() / 2);
        // Below half of the median, without a division that could round.
        return bytes < twiceTheMedian / 4.0
                ? Optional.of(new Suspect(REASON,
                        "This backup read %,d bytes; the usual is %,d (median of the last %d)."
                                .formatted(bytes, twiceTheMedian / 2, runs.size()),
                        null, null))
                : Optional.empty();
    }
}
