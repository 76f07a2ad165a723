package io.resticmanager.gateway.view;

import java.time.Instant;

import io.resticmanager.contracts.run.Standing;
import io.resticmanager.gateway.fleet.FleetHost;
import org.jspecify.annotations.Nullable;

/** A host's row on the dashboard. */
public record RowView(FleetHost row, Instant now) {

    public HostView host() {
        return new HostView(row.host(), now);
    }

    public DayStrip strip() {
        return new DayStrip(row.days());
    }

    public Spark spark() {
        return new Spark(row.sizes());
    }

    /** How many of its alerts are open; null when nobody tells. */
    public @Nullable Long openAlerts() {
        return row.alerts() == null ? null : row.alerts().open();
    }

    /** How many somebody has seen and that still stand; 0 also when nobody tells. */
    public long acknowledgedAlerts() {
        return row.alerts() == null ? 0 : row.alerts().acknowledged();
    }

    /** Red when one of them is critical. */
    public String alertsCss() {
        return row.alerts() != null && row.alerts().critical() > 0 ? "fail" : "warn";
    }

    /** What the repository takes, in words. */
    public String size() {
        if (row.size() != null) {
            return Words.size(row.size());
        }
        return host().known() ? "not measured" : "unknown";
    }

    /** Whether {@link #size()} is a number. */
    public boolean measured() {
        return row.size() != null;
    }

    /** When one of its schedules is due next; null when a word stands for it. */
    public @Nullable Instant nextRun() {
        var standing = standing();
        return standing == null || nextWord() != null ? null : standing.nextRunAt();
    }

    /** Why there is no time for the next run; null when there is one. */
    public @Nullable String nextWord() {
        var standing = standing();
        if (standing == null) {
            return "Unknown";
        }
        if (row.hub().paused()) {
            return "Paused";
        }
        if (standing.schedules() == 0) {
            return "No schedule";
        }
        if (caughtUp()) {
            return "On reconnect";
        }
        return standing.nextRunAt() == null ? "None" : null;
    }

    /** What stands below it: how many runs did not come; empty for none. Behind a cut line they may have run, unheard. */
    public String missed() {
        var standing = standing();
        if (standing == null || standing.missed() == 0) {
            return "";
        }
        var missed = "missed " + Words.plural(standing.missed(), "run");
        return caughtUp() ? missed + ", if its agent was off" : missed;
    }

    private boolean caughtUp() {
        return MakingUp.expected(row.hub(), standing());
    }

    private @Nullable Standing standing() {
        return row.jobs() == null ? null : row.jobs().standing();
    }
}
