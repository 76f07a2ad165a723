package io.resticmanager.gateway.view;

import java.time.Duration;

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
                "Read the log of the job before anything else is changed: the repository may be damaged. "
                        + "The alert goes away by itself with the next check that succeeds.";
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
