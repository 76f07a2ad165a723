package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.resticmanager.contracts.job.Item;

/** What a forget does with one snapshot, and why. {@code schedules} are the names of those that have policies, by their ids. */
public record DecisionView(Item.Decision decision, boolean dryRun, Map<String, String> schedules) {

    public SnapshotView snapshot() {
        return new SnapshotView(decision.snapshot());
    }

    public Tone tone() {
        if (decision.keep()) {
            return new Tone("ok", "i-check", dryRun ? "Would stay" : "Stays");
        }
        return new Tone("fail", "i-trash", dryRun ? "Would go" : "Goes");
    }

    /** restic's reasons and whose rules they are, as in {@code Last snapshot, daily snapshot, by the schedule Nightly}. */
    public String why() {
        var names = names();
        if (!decision.keep()) {
            return names.isEmpty() ? "No rule keeps it" : "No rule of the schedule " + names + " keeps it";
        }
        var why = String.join(", ", decision.reasons());
        return (why.isEmpty() ? "A rule keeps it" : why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1))
                + (names.isEmpty() ? "" : ", by the schedule " + names);
    }

    private String names() {
        return String.join(" or ", Objects.requireNonNullElse(decision.schedules(), List.<String>of()).stream()
                .map(id -> schedules.getOrDefault(id, id)).toList());
    }
}
