package io.resticmanager.gateway.view;

import java.time.Instant;

import io.resticmanager.contracts.job.Suspect;
import org.jspecify.annotations.Nullable;

/** Why a backup that ended well is not trusted, or who looked at it and does. */
public record SuspectView(Suspect suspect, @Nullable Instant endedAt) {

    public boolean open() {
        return Tone.isUnconfirmed(suspect);
    }

    /** What is the case, in one sentence. */
    public String title() {
        return switch (suspect.reason()) {
            case "forbidden_path" -> "A path that was to be backed up is closed to the agent.";
            case "missing_path" -> "A path that was to be backed up is missing.";
            case "unmounted" -> "Something that was mounted before is not mounted now.";
            case "empty" -> "A path that was to be backed up gave no files.";
            case "shrunk" -> "This backup is much smaller than usual.";
            default -> "The backup ended, but something about it is wrong.";
        };
    }

    public String detail() {
        return suspect.detail();
    }

    /** Who looked at what, in one sentence: at this backup, or at one before it that was the same. */
    public String looked() {
        var at = suspect.confirmedAt();
        return suspect.unmounted() != null && at != null && endedAt != null && at.isBefore(endedAt)
                ? "Somebody has looked at an earlier backup that was like this, and finds that good."
                : "Somebody has looked at this backup and finds it good.";
    }

    /** What it means that nobody has looked, and what to do. */
    public String next() {
        return "Until somebody confirms it, or the next backup is as usual, the host counts as at risk.";
    }
}
