package io.resticmanager.jobs.queue;

import io.resticmanager.contracts.job.PruneOptions;

/** Reads how far a prune goes. */
final class PruneOrder {

    private PruneOrder() {}

    static PruneOptions read(OptionFields options) {
        return new PruneOptions(
                options.text("max_unused", "A percentage below 100%%, %s, or unlimited.".formatted(ResticText.SIZE),
                        PruneOrder::unused),
                options.text("max_repack_size", "This is %s.".formatted(ResticText.SIZE), ResticText::size),
                options.flag("dry_run"));
    }

    private static boolean unused(String text) {
        return text.equals("unlimited") || ResticText.size(text) || ResticText.lessThanAll(text);
    }
}
