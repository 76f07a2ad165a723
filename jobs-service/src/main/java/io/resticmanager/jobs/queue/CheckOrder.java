package io.resticmanager.jobs.queue;

import io.resticmanager.contracts.job.CheckOptions;
import org.jspecify.annotations.Nullable;

/** Reads how much of the data a check reads. */
final class CheckOrder {

    private CheckOrder() {}

    static CheckOptions read(OptionFields options) {
        return new CheckOptions(oneForm(options.text("read_data_subset",
                "A part such as 1/7, a percentage above 0 and up to 100%%, or %s.".formatted(ResticText.SIZE),
                CheckOrder::valid)));
    }

    private static boolean valid(String text) {
        return ResticText.part(text) || ResticText.share(text)
                || ResticText.size(text) && ResticText.positive(text);
    }

    // All of it has one form that is kept.
    private static @Nullable String oneForm(@Nullable String subset) {
        return subset != null && (CheckOptions.readsAll(subset) || subset.matches("100\\.0+%"))
                ? CheckOptions.ALL_DATA.getFirst()
                : subset;
    }
}
