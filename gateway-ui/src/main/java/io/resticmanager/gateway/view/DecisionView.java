package io.resticmanager.gateway.view;

import java.util.Locale;

import io.resticmanager.contracts.job.Item;

/** What a forget does with one snapshot, and why. */
public record DecisionView(Item.Decision decision, boolean dryRun) {

    public SnapshotView snapshot() {
        return new SnapshotView(decision.snapshot());
    }

    public Tone tone() {
        if (decision.keep()) {
            return new Tone("ok", "i-check", dryRun ? "Would stay" : "Stays");
        }
        return new Tone("fail", "i-trash", dryRun ? "Would go" : "Goes");
    }

    /** restic's reasons, as in {@code Last snapshot, daily snapshot}. */
    public String why() {
        if (!decision.keep()) {
            return "No rule keeps it";
        }
        var why = String.join(", ", decision.reasons());
        return why.isEmpty() ? "A rule keeps it" : why.substring(0, 1).toUpperCase(Locale.ROOT) + why.substring(1);
    }
}
