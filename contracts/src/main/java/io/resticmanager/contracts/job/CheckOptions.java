package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** {@code readDataSubset} is restic's: {@code 10%}, {@code 1/7}, a size; {@code 100%} reads all. Absent checks the structure only. */
@Wire
public record CheckOptions(@Nullable String readDataSubset) implements JobOptions {

    /** How a check of all the data is asked for; the first is how we write it. */
    public static final List<String> ALL_DATA = List.of("100%", "1/1");

    /** Whether a check of that much leaves no damage in pack contents unseen. */
    public static boolean readsAll(@Nullable String subset) {
        return subset != null && ALL_DATA.contains(subset);
    }
}
