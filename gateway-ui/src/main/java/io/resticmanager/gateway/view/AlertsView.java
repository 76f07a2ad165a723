package io.resticmanager.gateway.view;

import java.util.List;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.alert.AlertFilter;
import org.jspecify.annotations.Nullable;

/**
 * A page of the list of alerts. With {@code problem} they could not be read, or what was asked for is nothing. {@code near} are
 * hosts to choose from when what was typed is no host's name; null when it is one, or nothing.
 */
public record AlertsView(AlertAsked asked, Found found, Place place, @Nullable Problem problem,
        @Nullable List<Near> near) {

    /**
     * {@code total} and {@code seenTotal} are of all that the filter lets through; {@code seen} are acknowledged ones that stand below
     * the open ones; {@code others} is how many the filter lets through in other statuses, told where no row was found.
     */
    public record Found(List<AlertView> rows, long total, List<AlertView> seen, long seenTotal, long others) {

        public static final Found NOTHING = new Found(List.of(), 0, List.of(), 0, 0);
    }

    /**
     * Queries: of this page, of the first one by the same filter, of the page after this one, and of the same filter with only
     * acknowledged ones and with every status.
     */
    public record Place(String here, String first, @Nullable String next, String acknowledged, String all) {}

    /** A host, and where its alerts are by the rest of the filter. */
    public record Near(String name, String address) {}

    public int status() {
        return problem == null ? 200 : problem.status();
    }

    public boolean failed() {
        return problem != null && problem.status() != Trouble.REFUSED;
    }

    public boolean refused() {
        return problem != null && problem.status() == Trouble.REFUSED;
    }

    /** What is wrong, each sentence once. */
    public String trouble() {
        return problem == null ? "" : Trouble.of(problem);
    }

    /** Whether the place in the list is all that is wrong. */
    public boolean lost() {
        return refused() && later() && problem != null && Trouble.onlyThePlace(problem);
    }

    /** Whether this is a page in the midst of the list. */
    public boolean later() {
        return !place.here().equals(place.first());
    }

    /** Whether it was read, and nothing is in it. */
    public boolean nothing() {
        return problem == null && near == null && found.rows().isEmpty() && found.seen().isEmpty();
    }

    /** Whether all that stands has been acknowledged. */
    public boolean onlySeen() {
        return found.rows().isEmpty() && !found.seen().isEmpty() && !later();
    }

    /** For those who hear the list change and do not see it. */
    public String count() {
        if (problem != null) {
            return failed() ? "The alerts could not be read" : "The filter can not be read";
        }
        if (near != null) {
            return nobody();
        }
        return found.seen().isEmpty() ? shown() : shown() + ", " + Words.count(found.seenTotal()) + " acknowledged";
    }

    /** How many of how many stand above. */
    public String shown() {
        return found.total() == 0
                ? "No alerts"
                : found.rows().size() == found.total()
                        ? Words.plural(found.total(), "alert")
                        : "%s of %s".formatted(Words.count(found.rows().size()), Words.plural(found.total(), "alert"));
    }

    /** That no host is called so. */
    public String nobody() {
        return "No host is called " + asked.host();
    }

    /** As in {@code 12 resolved ones match.}; empty when none does. */
    public String others() {
        var many = found.others();
        if (AlertFilter.ALL.equals(asked.status())) {
            return "None matches.";
        }
        var which = asked.status() == null ? " resolved" : " of another status";
        return many == 0 ? "No other one matches." : Words.count(many) + which + (many == 1 ? " matches." : " match.");
    }
}
