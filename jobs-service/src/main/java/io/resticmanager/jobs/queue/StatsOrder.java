package io.resticmanager.jobs.queue;

import java.util.Set;

import io.resticmanager.contracts.job.StatsOptions;

/** Reads what is measured. */
final class StatsOrder {

    /** What is stored, not what restoring would give. */
    static final String STORED = "raw-data";

    private static final Set<String> MODES = Set.of("restore-size", STORED);

    private StatsOrder() {}

    static StatsOptions read(OptionFields options) {
        return new StatsOptions(options.text("mode", "Either restore-size or raw-data.", MODES::contains));
    }
}
