package io.resticmanager.gateway.restore;

import java.util.List;
import java.util.Objects;

import io.resticmanager.gateway.view.SnapshotView;

/** The last step: everything that was chosen, in words. */
public record ReviewStep(SnapshotView snapshot, Selection selection, Need need, Target target) {

    private static final int NAMED = 20;
    private static final String NEVER = "never";

    public List<String> items() {
        return selection.paths().stream().limit(NAMED).map(ShownName::of).toList();
    }

    public int more() {
        return Math.max(0, selection.chosen().size() - NAMED);
    }

    /** Whether a file that is there can be lost. */
    public boolean replaces() {
        return !option().equals(NEVER);
    }

    /** What a restore in place does, in a few words. */
    public String headline() {
        return (replaces() ? "This writes over files on %s." : "This writes among the files of %s.")
                .formatted(target.host().name());
    }

    /** What comes of it. */
    public String consequence() {
        return replaces()
                ? "What was changed there since the snapshot can not be brought back. Stop what uses these files first."
                : "What was deleted there since the snapshot comes back, also what was deleted on purpose.";
    }

    private String option() {
        return Objects.requireNonNullElse(target.overwriteOption(), "always");
    }

    public String overwrite() {
        return switch (option()) {
            case "if-changed" -> "Files there whose size or time differs are replaced.";
            case "if-newer" -> "Files there that are older than in the snapshot are replaced.";
            case NEVER -> "No file that is there is replaced.";
            default -> "Every file that is there already is replaced by the one of the snapshot.";
        };
    }
}
