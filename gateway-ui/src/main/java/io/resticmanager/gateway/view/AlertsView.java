package io.resticmanager.gateway.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A page of the list of alerts: {@code total} of all that the filter lets through, {@code here} its own query, {@code next} that of
 * the page after it, {@code first} that of the page at the beginning. With {@code problem} the alerts could not be read.
 */
public record AlertsView(AlertAsked asked, List<AlertView> rows, long total, String here, @Nullable String next,
        String first, @Nullable String problem) {

    public boolean failed() {
        return problem != null;
    }

    /** Whether this is a page in the midst of the list. */
    public boolean later() {
        return !here.equals(first);
    }

    /** For those who hear the list change and do not see it. */
    public String count() {
        if (failed()) {
            return "The alerts could not be read";
        }
        return total == 0
                ? "No alerts"
                : rows.size() == total
                        ? Words.plural(total, "alert")
                        : "%s of %s".formatted(Words.count(rows.size()), Words.plural(total, "alert"));
    }
}
