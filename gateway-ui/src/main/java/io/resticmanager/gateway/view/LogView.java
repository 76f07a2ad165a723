package io.resticmanager.gateway.view;

import io.resticmanager.contracts.job.LogLine;
import io.resticmanager.contracts.job.LogPage;

/**
 * Part of a job's log. {@code log-marks.js} has the same words for a window that moves.
 *
 * @param words what its lines contain; empty for all lines
 * @param errors only those on stderr
 */
public record LogView(String jobId, LogPage page, String words, boolean errors) {

    public boolean searched() {
        return !words.isEmpty();
    }

    /** Whether there is something before what stands here. */
    public boolean earlier() {
        return page.previous() != null;
    }

    /** Whether there is something behind it. */
    public boolean later() {
        return behind() > 0;
    }

    /** How many of stderr there are nobody has counted. */
    public String earlierWords() {
        return errors || page.previous() == null ? "Earlier lines" : Words.plural(page.previous() - 1, "earlier line");
    }

    public String laterWords() {
        return errors ? "Later lines" : Words.plural(behind(), "later line");
    }

    public String earlierAt() {
        return page.previous() == null ? newest() : at("before=" + page.previous());
    }

    /** Of a search too, without its words. */
    public String laterAt() {
        return at("from=" + page.next());
    }

    public String beginning() {
        return at("from=0");
    }

    /** The address of the newest lines. */
    public String newest() {
        return errors ? "/jobs/" + jobId + "?lines=err" : "/jobs/" + jobId;
    }

    public String count() {
        if (searched()) {
            return total() + onStderr() + (page.lines().size() == 1 ? " contains it" : " contain it");
        }
        var part = earlier() || later();
        if (errors) {
            return total() + " on stderr" + (part ? " shown" : "");
        }
        return (part && !page.lines().isEmpty() ? range() : total()) + onStderr();
    }

    public String state() {
        if (later()) {
            return "More follow";
        }
        if (searched()) {
            return "Searched to the end";
        }
        return page.complete() ? "Complete" : "Receiving";
    }

    private String at(String query) {
        return "/jobs/" + jobId + "?" + query + (errors ? "&lines=err" : "");
    }

    private long behind() {
        return page.last() == null ? 0 : page.last() - page.next();
    }

    private String total() {
        return Words.plural(page.lines().size(), "line");
    }

    private String range() {
        return "Lines " + Words.count(page.lines().getFirst().n()) + " to " + Words.count(page.lines().getLast().n());
    }

    private String onStderr() {
        var count = page.lines().stream().filter(line -> line.stream() == LogLine.Stream.err).count();
        return count == 0 ? "" : ", " + Words.count(count) + " on stderr";
    }
}
