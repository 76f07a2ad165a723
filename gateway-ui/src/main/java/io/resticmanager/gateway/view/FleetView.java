package io.resticmanager.gateway.view;

import java.util.List;

import io.resticmanager.gateway.host.Behind;
import io.resticmanager.gateway.host.Fleet;
import org.jspecify.annotations.Nullable;

/** The dashboard: the sentence, the tiles, the tags that most hosts have, and one page of hosts. */
public record FleetView(Fleet fleet, Behind behind, List<RowView> hosts, @Nullable String next, FleetAsked asked,
        List<String> tags) {

    public boolean empty() {
        return fleet.hosts() == 0;
    }

    /** What an operator wants to know first. */
    public String headline() {
        var all = fleet.hosts();
        if (all == 0) {
            return "No hosts yet";
        }
        if (fleet.protectedHosts() == all) {
            return all == 1 ? "Your host is protected" : "All %s hosts are protected".formatted(Words.count(all));
        }
        return "%s of %s %s protected".formatted(Words.count(fleet.protectedHosts()), Words.plural(all, "host"),
                all == 1 ? "is" : "are");
    }

    public String explanation() {
        if (empty()) {
            return "Hosts appear here as soon as their agent connects.";
        }
        var sentence = new StringBuilder(part(fleet.atRisk(), "is at risk", "are at risk"));
        append(sentence, part(fleet.away(), "is offline", "are offline"));
        append(sentence, part(fleet.unprovable(), "is unknown", "are unknown"));
        return sentence.isEmpty()
                ? "Every due backup ended well."
                : sentence.append('.').append(unconnected()).toString();
    }

    // Who is away may be at risk or unknown as well, and stands among those then.
    private String unconnected() {
        if (fleet.offline() <= fleet.away()) {
            return "";
        }
        var hosts = "%s %s not connected.".formatted(Words.plural(fleet.offline(), "host"),
                fleet.offline() == 1 ? "is" : "are");
        return fleet.away() == 0 ? " " + hosts : " In all, " + hosts;
    }

    /** What stands below a figure: whom it counts, or how much of the fleet that is, never rounded up; empty for none. */
    public String below(int number, List<String> names) {
        return names.isEmpty() ? share(number) : String.join(", ", names);
    }

    /** How much of the fleet it is, never rounded up; empty for none. */
    public String share(int number) {
        if (number == 0 || number == fleet.hosts()) {
            return number == 0 ? "" : "all of them";
        }
        var percent = 100L * number / fleet.hosts();
        return percent == 0 ? "less than 1 % of the fleet" : percent + " % of the fleet";
    }

    /** Whether what was asked for is nothing. */
    public boolean refused() {
        return !asked.trouble().isEmpty();
    }

    /** How many are listed, for the end of a filtered list and for those who hear it change. */
    public String count() {
        if (refused()) {
            return "The filter can not be read";
        }
        return hosts.isEmpty()
                ? "No host matches"
                : Words.plural(hosts.size(), "host") + (next == null ? "" : ", more follow");
    }

    private static String part(int number, String one, String many) {
        return number == 0 ? "" : Words.count(number) + " " + (number == 1 ? one : many);
    }

    private static void append(StringBuilder sentence, String part) {
        if (!part.isEmpty()) {
            sentence.append(sentence.isEmpty() ? "" : ", ").append(part);
        }
    }
}
