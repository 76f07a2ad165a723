package io.resticmanager.gateway.view;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;

/** Part of a job's log: the lines after {@code from}, all or those that contain {@code words}. */
public record LogView(String jobId, LogPage page, String words, long from) {

    // jobs-service answers with as many at most.
    private static final int FULL = 1_000;

    public boolean searched() {
        return !words.isEmpty();
    }

    /** Whether there may be more than stand here. */
    public boolean more() {
        return page.lines().size() >= FULL;
    }

    public String count() {
        var errors = page.lines().stream().filter(line -> line.stream() == LogLine.Stream.err).count();
        var lines = Words.plural(page.lines().size(), "line") + (errors == 0 ? "" : ", " + errors + " on stderr");
        return searched() ? lines + (page.lines().size() == 1 ? " contains it" : " contain it") : lines;
    }

    public String state() {
        if (searched()) {
            return more() ? "More follow" : "Searched to the end";
        }
        return page.complete() ? "Complete" : "Receiving";
    }
}
