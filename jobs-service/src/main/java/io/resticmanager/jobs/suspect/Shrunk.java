package io.resticmanager.jobs.suspect;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.job.Suspect;

/**
 * Whether a backup read far less than usual: shrank by more than so many percent of the median of the last five that nobody
 * suspects, of which there have to be three (decision 32 of the design).
 */
final class Shrunk {

    static final String REASON = "shrunk";

    /** So many runs make the usual. */
    static final int RUNS = 5;

    /** Where the schedule says nothing, and for a backup without one. */
    static final int PERCENT = 50;

    private static final int FEWEST = 3;

    private Shrunk() {}

    /**
     * @param usual   bytes of the runs before, the newest first
     * @param percent 1 to 100: how much less is still good
     */
    static Optional<Suspect> of(long bytes, List<Long> usual, int percent) {
        var runs = usual.stream().limit(RUNS).sorted().toList();
        if (runs.size() < FEWEST) {
            return Optional.empty();
        }
        var twiceTheMedian = runs.get((runs.size() - 1) / 2) + runs.get(runs.size() / 2);
        return bytes < twiceTheMedian / 2.0 * (100 - percent) / 100
                ? Optional.of(new Suspect(REASON,
                        "This backup read %,d bytes; the usual is %,d (median of the last %d)."
                                .formatted(bytes, twiceTheMedian / 2, runs.size()),
                        null, null))
                : Optional.empty();
    }
}
