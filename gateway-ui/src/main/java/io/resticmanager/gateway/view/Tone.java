package io.resticmanager.gateway.view;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.Summary;
import io.resticmanager.contracts.job.Suspect;
import org.jspecify.annotations.Nullable;

/** A state as people see it: colour, shape and word together, so that no one of them carries the meaning alone. */
public record Tone(String css, String icon, String word) {

    static final Tone RUNNING = new Tone("run", "i-run", "Running");
    static final Tone SENT = new Tone("run", "i-run", "Sent");
    static final Tone OK = new Tone("ok", "i-ok", "OK");
    static final Tone CANCELLED = new Tone("off", "i-stop", "Cancelled");
    static final Tone OFFLINE = new Tone("off", "i-off", "Offline");

    /** How a job stands. Green is only for what ended well without anything to look at. */
    public static Tone of(Job job) {
        return switch (job.status()) {
            case queued -> new Tone("off", "i-off", "Waiting");
            case dispatched -> SENT;
            case running -> job.cancelling() ? new Tone("run", "i-run", "Cancelling") : RUNNING;
            case succeeded -> succeeded(job);
            case failed -> new Tone("fail", "i-fail", "Failed");
            case cancelled -> CANCELLED;
        };
    }

    private static Tone succeeded(Job job) {
        if (isUnconfirmed(job.suspect())) {
            return new Tone("warn", "i-warn", "Suspect");
        }
        if (damaged(job.summary())) {
            return new Tone("fail", "i-fail", "Errors found");
        }
        if (lockLeft(job.summary())) {
            return new Tone("warn", "i-warn", "Locks left");
        }
        return job.warnings() > 0 ? new Tone("warn", "i-warn", "With warnings") : OK;
    }

    // A check that ran to its end and found damage did what it was asked to, and is
    // not well all the same.
    private static boolean damaged(@Nullable Summary summary) {
        return summary != null && summary.finding() instanceof Finding.Checked checked && checked.errors() > 0;
    }

    private static boolean lockLeft(@Nullable Summary summary) {
        return summary != null && summary.finding() instanceof Finding.Unlocked unlocked && unlocked.kept() > 0;
    }

    static boolean isUnconfirmed(@Nullable Suspect suspect) {
        return suspect != null && suspect.confirmedAt() == null;
    }

    /** The shape turns while something is going on. */
    public boolean spins() {
        return css.equals("run");
    }
}
