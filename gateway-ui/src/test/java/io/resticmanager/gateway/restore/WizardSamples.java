package io.resticmanager.gateway.restore;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.agent.AgentMessage.FoundEntry;
import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fake.FakeLooks;
import io.resticmanager.gateway.fake.HostStory;
import io.resticmanager.gateway.fake.Stories;
import io.resticmanager.gateway.restore.PathsStep.FoundStep;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.SnapshotView;
import org.jspecify.annotations.Nullable;

/** The wizard at each of its steps, with nothing, one, many and hostile things to show. */
public final class WizardSamples {

    private static final String HOSTILE = "<script>alert(1)</script>\u202e\"'&";
    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final HubHost EVE = HostStory.of(HOSTILE, Presence.offline).having("0.14.0").allowing(
            new LocalPolicy(true, List.of(HOSTILE), List.of(HOSTILE), List.of(), List.of(HOSTILE))).host();
    private static final Snapshot SNAPSHOT = new Snapshot("4f1c9a20".repeat(8), "4f1c9a20", Stories.NOON, HOSTILE,
            "root", List.of("/srv/" + HOSTILE), List.of(HOSTILE), null, 3L, 4_096L, 4_096L, "restic 0.18.0");
    private static final List<Snapshot> MANY = List.of(SNAPSHOT, Stories.snapshot("9a3d1c77"),
            Stories.snapshot("1a3d1c77"), Stories.snapshot("2a3d1c77"), Stories.snapshot("3a3d1c77"),
            Stories.snapshot("5a3d1c77"), Stories.snapshot("6a3d1c77"));

    private WizardSamples() {}

    /** Models of {@code restore/wizard}. */
    public static List<Map<String, Object>> pages() {
        var all = new ArrayList<Map<String, Object>>();
        for (var host : List.of(ADA, EVE)) {
            for (var snapshots : List.of(List.<Snapshot>of(), MANY)) {
                for (var id : List.of("", HOSTILE)) {
                    var wish = wish(id.isEmpty() ? null : id, Wish.NEW, null);
                    all.add(model(new WizardView(host, wish, SnapshotStep.of(snapshots, wish), null, null, null,
                            true), FormView.EMPTY));
                }
            }
            for (var target : List.of(Wish.NEW, Wish.IN_PLACE, Wish.OTHER)) {
                all.add(model(whole(host, target, Selection.NOTHING), refused()));
                all.add(model(whole(host, target, Selection.NOTHING.with("/", Picked.FOLDER)), FormView.EMPTY));
                all.add(model(whole(host, target, Selection.NOTHING.with("/srv/" + HOSTILE, Picked.FOLDER)
                        .with("/etc/a\nb", Picked.file(12))), refused()));
            }
        }
        return all;
    }

    private static Map<String, Object> model(WizardView view, FormView form) {
        return Map.of("view", view, "form", form, "moved", true);
    }

    private static FormView refused() {
        return new FormView(Map.of("confirm", HOSTILE, "q", HOSTILE), Problem.invalid(List.of(
                new FieldError("options.confirm_host_name", HOSTILE), new FieldError("options.paths[1]", HOSTILE),
                new FieldError("options.target.host_id", HOSTILE), new FieldError("options.overwrite", HOSTILE),
                new FieldError("options.snapshot_id", HOSTILE), new FieldError("q", HOSTILE),
                new FieldError("elsewhere", HOSTILE))));
    }

    private static WizardView whole(HubHost host, String to, Selection selection) {
        var wish = wish(SNAPSHOT.id(), to, EVE.id());
        var need = Need.of(selection, SNAPSHOT.bytes());
        var paths = new PathsStep(TreeRow.top(selection, folder(selection)), found(selection), selection, need,
                host == EVE ? ADA : null, host == EVE ? List.of(ADA, EVE) : List.of());
        if (selection.isEmpty()) {
            return new WizardView(host, wish, SnapshotStep.of(MANY, wish), paths, null, null, false);
        }
        var target = new Target(host, to.equals(Wish.OTHER) ? EVE : host,
                to.equals(Wish.IN_PLACE) ? Mode.in_place : Mode.new_directory, wish.overwrite());
        return new WizardView(host, wish, SnapshotStep.of(MANY, wish), paths,
                new TargetStep(target, host, List.of(ADA, EVE), need, target.refusals(selection), HOSTILE),
                new ReviewStep(new SnapshotView(SNAPSHOT), selection, need, target), false);
    }

    private static FoundStep found(Selection selection) {
        return new FoundStep(HOSTILE, List.of(TreeRow.found(new FoundEntry("/etc/" + HOSTILE, "file", 1, Instant.EPOCH,
                420), selection)), true);
    }

    private static FolderView folder(Selection selection) {
        var inside = new FolderView("/srv", List.of(row("/srv", HOSTILE, "fifo", selection, null),
                row("/srv", "caf\uFFFD", "file", selection, null)), true, true, 100_000L, 0, null);
        return new FolderView("/", List.of(row("/", "srv", "dir", selection, inside),
                row("/", "etc", "dir", selection, FolderView.loading("/etc")),
                row("/", "gone", "dir", selection, FolderView.failed("/gone", Problem.notFound(HOSTILE))),
                row("/", "empty", "dir", selection, new FolderView("/empty", List.of(), true, false, 0L, 0, null))),
                true, false, null, 0, null);
    }

    private static TreeRow row(String folder, String name, String type, Selection selection,
            @Nullable FolderView inside) {
        return TreeRow.of(folder, FakeLooks.entry(name, type, 3_000), selection, inside);
    }

    private static Wish wish(@Nullable String snapshot, String target, @Nullable String on) {
        return new Wish("01JTCW3V5D3XQ0P1T6C2B6E7F8", snapshot, target, on, "if-newer", null, false);
    }
}
