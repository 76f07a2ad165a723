package io.resticmanager.notifications.digest;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.contracts.host.Protection.Level;
import io.resticmanager.contracts.run.RunsRpc.Lately;
import io.resticmanager.notifications.channel.text.OneLine;

/**
 * A digest in words, at most 200 lines however large the fleet is: the headline, an empty line, the hosts that are not protected with
 * why, open alerts, and the last 24 hours. What hosts say of themselves takes one line each, so that none can say something for another.
 */
final class DigestText {

    /** How many alerts are named. */
    static final int ALERTS = 40;
    private static final int AT_RISK = 60;
    private static final int OTHERS = 25;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST = 200;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm",
            Locale.ENGLISH);

    private final State state;
    private final Addresses addresses;
    private final List<String> lines = new ArrayList<>();

    private DigestText(State state, Addresses addresses) {
        this.state = state;
        this.addresses = addresses;
    }

    static String of(State state, ZoneId zone, Addresses addresses) {
        return new DigestText(state, addresses).written(zone);
    }

    private String written(ZoneId zone) {
        add(Headline.of(state), "", "As of %s %s.".formatted(WHEN.format(state.at().atZone(zone)), zone));
        if (!state.complete()) {
            add("", ("NOT COMPLETE: %s did not answer. What only it knows is missing here, and may be bad news; "
                    + "see whether it runs.").formatted(String.join(" and ", state.silent())));
        }
        hosts();
        alerts();
        lately();
        add("", "All of the fleet: " + addresses.fleet(), "All alerts: " + addresses.alerts());
        return String.join("\n", lines);
    }

    private void hosts() {
        add("", "HOSTS");
        var all = state.hosts().orElse(null);
        if (all == null) {
            add("Unknown: agent-hub did not answer.");
            return;
        }
        if (all.isEmpty()) {
            add("None is enrolled yet.");
            return;
        }
        add("%d protected, %d at risk, %d offline, %d unknown".formatted(state.count(Level.protected_),
                state.count(Level.at_risk), state.count(Level.offline), state.count(Level.unknown)));
        named("At risk, the worst first:", Level.at_risk, AT_RISK);
        named("Offline, at risk by their absence alone:", Level.offline, OTHERS);
        named("Unknown:", Level.unknown, OTHERS);
        remarks(all);
    }

    private void named(String title, Level level, int most) {
        var hosts = state.hosts(level);
        if (!hosts.isEmpty()) {
            add("", title);
            some(hosts, hosts.size(), most, "host", addresses.fleet(level),
                    it -> "%s: %s".formatted(OneLine.of(it.name(), LONGEST_NAME), OneLine.of(it.reason(), LONGEST)));
        }
    }

    private void remarks(List<HostLine> all) {
        var refused = all.stream().filter(it -> it.urgency() == HostLine.Urgency.refused).count();
        var paused = all.stream().filter(HostLine::paused).count();
        var offline = all.stream().filter(HostLine::offline).count();
        if (refused + paused + offline > 0) {
            add("", "Not connected: %d. Paused: %d. Refused, as a clone or for what it speaks: %d."
                    .formatted(offline, paused, refused));
        }
    }

    private void alerts() {
        add("", "OPEN ALERTS");
        var told = state.alerts().orElse(null);
        if (told == null) {
            add("Unknown: alerts-service did not answer.");
            return;
        }
        var counts = told.counts();
        add(counts.open() == 0
                ? "None" + acknowledged(counts)
                : "%d open, %d critical%s".formatted(counts.open(), counts.critical(), acknowledged(counts)));
        some(told.worst(), (int) Math.max(counts.open(), told.worst().size()), ALERTS, "alert", addresses.alerts(),
                DigestText::alert);
    }

    private static String acknowledged(Counts counts) {
        return counts.acknowledged() == 0 ? "" : ", %d acknowledged".formatted(counts.acknowledged());
    }

    private static String alert(Alert alert) {
        return "[%s] %s: %s: %s".formatted(alert.severity(), OneLine.of(alert.hostName(), LONGEST_NAME),
                alert.kind().title(), OneLine.of(alert.message(), LONGEST));
    }

    private void lately() {
        add("", "THE LAST 24 HOURS");
        add(state.lately().map(DigestText::backups)
                .orElse("Backups: unknown, jobs-service did not answer."));
        state.lately().ifPresent(it -> add("Runs that did not come: " + it.missed(),
                "Added to repositories, before compression: " + Figures.size(it.bytesAdded())));
        add(state.alerts().map(it -> "Alerts: " + raised(it.counts()) + it.counts().resolved() + " resolved")
                .orElse("Alerts: unknown, alerts-service did not answer."));
    }

    private static String backups(Lately day) {
        return "Backups: %d succeeded, %d with warnings, %d suspect, %d failed, %d cancelled".formatted(day.well(),
                day.warnings(), day.suspect(), day.failed(), day.cancelled());
    }

    private static String raised(Counts counts) {
        return counts.raised() == null ? "" : counts.raised() + " raised, ";
    }

    private <T> void some(List<T> items, int all, int most, String noun, String link, Function<T, String> said) {
        var shown = items.subList(0, Math.min(most, items.size()));
        shown.forEach(it -> add("- " + said.apply(it)));
        if (all > shown.size()) {
            add("- and %s: %s".formatted(Figures.plural(all - shown.size(), "more " + noun), link));
        }
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
