package io.resticmanager.gateway.restore;

import io.resticmanager.contracts.host.HubHost;
import org.jspecify.annotations.Nullable;

/** The wizard's page; a step is null while the one before is not complete. {@code forgotten}: what had been chosen is gone. */
public record WizardView(HubHost host, Wish wish, SnapshotStep snapshots, @Nullable PathsStep paths,
        @Nullable TargetStep target, @Nullable ReviewStep review, boolean forgotten) {

    public String action(String act) {
        return wish.action(host.id(), act);
    }

    /** What an address of this wizard says after its path. */
    public String kept() {
        var action = wish.action(host.id(), "");
        var query = action.indexOf('?');
        return query < 0 ? "" : action.substring(query);
    }

    public String address() {
        return wish.address(host.id());
    }

    /** Where another snapshot is chosen. */
    public String change() {
        return wish.about(null).address(host.id());
    }

    /** The list of snapshots, without the rest of what an address says. */
    public String everySnapshot() {
        var all = new Wish(wish.wizard(), wish.snapshot(), wish.target(), wish.on(), wish.overwrite(), wish.find(),
                true);
        return all.address(host.id()) + "&all=true";
    }

    /** What is said when a step is complete and the next one opens. */
    public String said() {
        if (review != null) {
            return "Everything is chosen; look it over and start.";
        }
        if (target != null) {
            return "Choose where to restore.";
        }
        return paths == null ? "Choose a snapshot." : "Choose files and folders.";
    }
}
