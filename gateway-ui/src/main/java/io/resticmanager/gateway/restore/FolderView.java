package io.resticmanager.gateway.restore;

import java.util.List;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.view.Words;
import org.jspecify.annotations.Nullable;

/** What is drawn of an open folder. While it is being fetched it has no rows and is not {@code listed}; where that failed it has a problem. */
public record FolderView(String path, List<TreeRow> rows, boolean listed, boolean more, @Nullable Long total, int from,
        @Nullable Problem problem) {

    static FolderView loading(String path) {
        return new FolderView(path, List.of(), false, false, null, 0, null);
    }

    static FolderView failed(String path, Problem problem) {
        return new FolderView(path, List.of(), false, false, null, 0, problem);
    }

    public String coded() {
        return SnapshotPath.coded(path);
    }

    public String label() {
        return path.equals(SnapshotPath.TOP) ? "the snapshot" : ShownName.of(SnapshotPath.name(path));
    }

    /** The number of the first row that is not drawn yet. */
    public int next() {
        return from + rows.size();
    }

    /** As in {@code 500 of 100 000 shown}. */
    public String shown() {
        return total == null
                ? "The first %s are shown".formatted(Words.count(next()))
                : "%s of %s shown".formatted(Words.count(next()), Words.count(total));
    }

    public boolean unnamed() {
        return rows.stream().anyMatch(row -> !row.choosable());
    }
}
