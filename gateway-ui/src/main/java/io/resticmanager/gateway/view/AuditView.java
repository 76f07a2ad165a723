package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.audit.AuditBook;
import io.resticmanager.gateway.audit.AuditExtent;
import org.jspecify.annotations.Nullable;

/**
 * A page of the audit log. {@code extent} is how much there is in all, and how much went; {@code back} how far a search went that is not at the end of the log;
 * with {@code problem} what was asked for is nothing.
 */
public record AuditView(AuditAsked asked, List<AuditRowView> rows, AuditExtent extent, Place place,
        @Nullable Instant back,
        @Nullable Problem problem) {

    /** Queries: of this page, of the first one by the same filter, of the page after this one, and of the file with the same filter. */
    public record Place(String here, String first, @Nullable String next, String csv) {}

    public int status() {
        return problem == null ? 200 : problem.status();
    }

    /** What is wrong, each sentence once. */
    public String trouble() {
        return problem == null ? "" : Trouble.of(problem);
    }

    /** Whether the place in the list is all that is wrong. */
    public boolean lost() {
        return problem != null && Trouble.onlyThePlace(problem);
    }

    /** Whether this is a page in the midst of the list. */
    public boolean later() {
        return !place.here().equals(place.first());
    }

    /** For those who hear the list change and do not see it. */
    public String count() {
        if (problem != null) {
            return "The filter can not be read";
        }
        return rows.isEmpty()
                ? back == null ? "No entries" : "No entries so far"
                : Words.plural(rows.size(), "entry").replace("entrys", "entries");
    }

    /** How much one request looks through, as in {@code 50,000 entries}. */
    public String looked() {
        return Words.count(AuditBook.LOOKED) + " entries";
    }

    /** As in {@code Kept for ever, 3 118 entries in all.} */
    public String kept() {
        var days = extent.keptDays();
        return "Kept %s, %s in all.".formatted(days == null ? "for ever" : "for " + Words.plural(days, "day"),
                entries(extent.rows()));
    }

    /** As in {@code 1 203 older entries, the last of}, before a time. */
    public String removed() {
        return extent.removed() == 1
                ? "1 older entry was removed, of"
                : Words.count(extent.removed()) + " older entries were removed, the last of";
    }

    /** What becomes of entries. */
    public String promise() {
        var days = extent.keptDays();
        return days == null
                ? "Entries can not be edited or removed."
                : "Entries can not be edited, and go by themselves after %s.".formatted(Words.plural(days, "day"));
    }

    private static String entries(long number) {
        return number == 1 ? "1 entry" : Words.count(number) + " entries";
    }
}
