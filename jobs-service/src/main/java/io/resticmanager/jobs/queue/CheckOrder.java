package io.resticmanager.jobs.queue;

import io.resticmanager.contracts.job.CheckOptions;
import org.jspecify.annotations.Nullable;

/** Reads how much of the data a check reads. */
final class CheckOrder {

    /** All of it, in the one form that is kept. */
    static final String ALL = "100%";

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

    private static @Nullable String oneForm(@Nullable String subset) {
        return subset != null && (subset.equals("1/1") || subset.matches("100(\\.0+)?%")) ? ALL : subset;
    }
}
