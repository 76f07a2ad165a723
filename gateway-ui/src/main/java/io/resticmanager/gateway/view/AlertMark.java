package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Optional;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;
import io.resticmanager.gateway.alert.AlertsNow;

/** How the alerts of the fleet stand: the mark in the navigation, the banner of the dashboard, the head of the list. */
public record AlertMark(Optional<AlertsNow> now) {

    /** Without an answer it is unknown, which is not none. */
    public boolean known() {
        return now.isPresent();
    }

    public long open() {
        return now.map(AlertsNow::counts).map(Counts::open).orElse(0L);
    }

    public long criticals() {
        return now.map(AlertsNow::counts).map(Counts::critical).orElse(0L);
    }

    /** What stands in the mark. */
    public String word() {
        return known() ? Words.count(open()) : "?";
    }

    /** What is heard of it. */
    public String said() {
        return known() ? Words.plural(open(), "open alert") : "How many alerts are open is not known";
    }

    public String css() {
        return !known() ? "" : criticals() > 0 ? "fail" : open() > 0 ? "warn" : "";
    }

    public String headline() {
        if (!known()) {
            return "Alerts";
        }
        return open() == 0 ? "No open alerts" : Words.plural(open(), "open alert");
    }

    /** What is counted beside. */
    public String details() {
        return now.map(AlertsNow::counts).map(counts -> (counts.critical() == 0
                ? ""
                : Words.count(counts.critical()) + " critical. ")
                + "%s acknowledged, %s resolved in the last 24 hours.".formatted(Words.count(counts.acknowledged()),
                        Words.count(counts.resolved())))
                .orElse("How many there are is not known: alerts-service does not answer.");
    }

    public List<AlertView> critical() {
        return now.map(AlertsNow::critical).orElse(List.of()).stream().map(AlertMark::row).toList();
    }

    /** As in {@code One more critical alert}; empty when the banner names all. */
    public String more() {
        var more = criticals() - critical().size();
        return more <= 0 ? "" : Words.plural(more, "more critical alert") + ".";
    }

    /** The label of the banner's link. */
    public String view() {
        return criticals() == 1
                ? "View the critical alert"
                : "View %s critical alerts".formatted(Words.count(criticals()));
    }

    private static AlertView row(Alert alert) {
        return new AlertView(alert, alert.lastSeenAt(), true);
    }
}
