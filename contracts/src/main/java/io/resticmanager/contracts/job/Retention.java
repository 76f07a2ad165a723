package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * Which snapshots a forget keeps: the newest of each hour, day and so on that has one, as restic's {@code --keep-*}. Numbers are
 * 1 to 9,999; {@code keepWithin} is restic's duration such as {@code 1y5m7d2h}; {@code groupBy} is a comma list of host, paths and
 * tags, host and paths when absent. A policy that keeps nothing is no policy.
 */
@Wire
public record Retention(@Nullable Integer keepLast, @Nullable Integer keepHourly, @Nullable Integer keepDaily,
        @Nullable Integer keepWeekly, @Nullable Integer keepMonthly, @Nullable Integer keepYearly,
        @Nullable String keepWithin, List<String> keepTags, @Nullable String groupBy) {

    public Retention {
        keepTags = List.copyOf(keepTags);
    }
}
