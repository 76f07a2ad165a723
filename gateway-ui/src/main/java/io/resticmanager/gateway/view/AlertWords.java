package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.Objects;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertKind;
import io.resticmanager.contracts.alert.Severity;

/** What alerts are called. */
final class AlertWords {

    private AlertWords() {}

    static String kind(AlertKind kind) {
        return kind.title();
    }

    static Tone severity(Severity severity) {
        return switch (severity) {
            case critical -> new Tone("fail", "i-fail", "Critical");
            case warning -> new Tone("warn", "i-warn", "Warning");
        };
    }

    static Tone status(Alert alert) {
        return switch (alert.status()) {
            case open -> new Tone(severity(alert.severity()).css(), severity(alert.severity()).icon(), "Open");
            case acknowledged -> new Tone("off", "i-eye", "Acknowledged");
            case resolved -> new Tone("ok", "i-ok", "Resolved");
        };
    }

    /** Why it was closed. One from before that was told has only who did it. */
    static String closing(Alert alert) {
        return switch (alert.closing()) {
            case cleared -> "went away by itself";
            case host_removed -> "closed, as the host was removed";
            case host_paused -> "closed, as the host was paused";
            case schedule_removed -> "closed, as the schedule was removed";
            case schedule_disabled -> "closed, as the schedule was switched off";
            case by_hand -> "resolved by " + Objects.requireNonNullElse(alert.resolvedBy(), "somebody");
            case null -> alert.resolvedBy() == null ? "went away by itself" : "resolved by " + alert.resolvedBy();
        };
    }

    /** What an operator does next, and when it goes away by itself. */
    static String next(Alert alert) {
        return switch (alert.kind()) {
            case backup_failed -> "Read the log of the job: it says what stood in the way. Put that right and run the "
                    + "backup again. The alert goes away by itself with the next backup of it that succeeds.";
            case forget_failed ->
                "Read the log of the job. Nothing is lost: old snapshots stay until a forget succeeds, "
                        + "which also ends this alert.";
            case prune_failed ->
                "Read the log of the job. The repository keeps the space until a prune succeeds, which "
                        + "also ends this alert.";
            case check_failed ->
                "Read the log of the job before anything else is changed: the repository %s. "
                        .formatted(alert.damaged() ? "is damaged" : "may be damaged")
                        + (alert.damaged()
                                ? "The alert goes away by itself with the next check of all data that succeeds."
                                : "The alert goes away by itself with the next check that succeeds.");
            case stale_schedule -> "See whether the host is running and its agent is connected. The alert goes away by "
                    + "itself when a job of the schedule starts, or when the schedule is switched off or removed.";
            case agent_offline -> "See whether the host is running and can reach this server. The alert goes away by "
                    + "itself when the agent connects.";
        };
    }

    /** Roughly how long ago, for readers without a script: as in {@code 12 s ago}. */
    static String ago(Duration age) {
        var seconds = Math.max(0, age.toSeconds());
        return seconds < 60 ? seconds + " s ago" : seconds / 60 + " min ago";
    }
}
