package io.resticmanager.gateway.restore;

import java.util.List;

import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.view.SnapshotView;
import org.jspecify.annotations.Nullable;

/** The first step: which snapshot; {@code unknown} is an id in the address that the host has none of. */
public record SnapshotStep(@Nullable SnapshotView chosen, List<SnapshotView> shown, int matching, int all,
        @Nullable String unknown) {

    private static final int SHOWN = 6;

    static SnapshotStep of(List<Snapshot> all, Wish wish) {
        var chosen = wish.snapshot() == null ? null : Snapshots.find(all, wish.snapshot()).orElse(null);
        var find = wish.find();
        var matching = find == null ? all : all.stream().filter(one -> Snapshots.matches(one, find)).toList();
        var shown = matching.stream().limit(wish.all() ? all.size() : SHOWN).map(SnapshotView::new).toList();
        return new SnapshotStep(chosen == null ? null : new SnapshotView(chosen), shown, matching.size(), all.size(),
                chosen == null ? wish.snapshot() : null);
    }

    public boolean more() {
        return matching > shown.size();
    }
}
