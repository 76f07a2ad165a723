package io.resticmanager.gateway.restore;

import java.util.List;

import io.resticmanager.gateway.view.SnapshotView;

/** The last step: everything that was chosen, in words. */
public record ReviewStep(SnapshotView snapshot, Selection selection, Need need, Target target) {

    private static final int NAMED = 20;

    public List<String> items() {
        return selection.paths().stream().limit(NAMED).map(ShownName::of).toList();
    }

    public int more() {
        return Math.max(0, selection.chosen().size() - NAMED);
    }

    public String overwrite() {
        var option = target.overwriteOption();
        return switch (option == null ? "always" : option) {
            case "if-changed" -> "Files there whose size or time differs are replaced.";
            case "if-newer" -> "Files there that are older than in the snapshot are replaced.";
            case "never" -> "No file that is there is replaced.";
            default -> "Every file that is there already is replaced by the one of the snapshot.";
        };
    }
}
