package io.resticmanager.gateway.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.Wizard.Change;
import org.jspecify.annotations.Nullable;

/** The tree as a wizard's page draws it, from what was listed already: a page waits for no agent. */
@Singleton
final class Tree {

    private final Browser browser;

    Tree(Browser browser) {
        this.browser = browser;
    }

    /** A wizard, who uses it, and what it looks into. */
    record Of(Asker asker, Where where, Wizard wizard) {}

    TreeRow top(Of tree) {
        return TreeRow.top(tree.wizard().selection(), known(tree, SnapshotPath.TOP));
    }

    /** The row of a folder with what is known of it; {@code path} is one that was drawn. */
    TreeRow row(Of tree, String path) {
        if (path.equals(SnapshotPath.TOP)) {
            return top(tree);
        }
        var folder = SnapshotPath.parent(path);
        var rows = tree.wizard().open().getOrDefault(folder, Wizard.ROWS);
        return browser.list(tree.asker(), tree.where(), folder, 0, rows).entries().stream()
                .filter(entry -> entry.name().equals(SnapshotPath.name(path))).findFirst()
                .map(entry -> row(tree, folder, entry))
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "There is no %s among the rows that were shown. Load the page again.".formatted(
                                ShownName.of(path)))));
    }

    /** Asks the agent where nobody has yet. */
    FolderView listed(Of tree, String path) {
        try {
            return rows(tree, path, 0, tree.wizard().open().getOrDefault(path, Wizard.ROWS));
        } catch (ProblemException refused) {
            return FolderView.failed(path, refused.problem());
        }
    }

    /** So many rows from this one on. */
    FolderView rows(Of tree, String path, int from, int count) {
        var part = browser.list(tree.asker(), tree.where(), path, from, count);
        var rows = part.entries().stream().map(entry -> row(tree, path, entry)).toList();
        return new FolderView(path, rows, true, part.more(), part.total(), from, null);
    }

    /** What was found, if anything was looked for. */
    List<TreeRow> found(Wizard wizard) {
        var found = wizard.found();
        return found == null
                ? List.of()
                : found.entries().stream().map(entry -> TreeRow.found(entry, wizard.selection())).toList();
    }

    /** The boxes on the page that are others now. */
    Boxes changed(Of tree, Change change) {
        var all = new ArrayList<TreeRow>();
        flatten(top(tree), all);
        all.addAll(found(tree.wizard()));
        return Boxes.of(all.stream()
                .filter(row -> change.before().of(row.path()) != change.after().of(row.path())).toList());
    }

    private static void flatten(TreeRow row, List<TreeRow> all) {
        all.add(row);
        if (row.inside() != null) {
            row.inside().rows().forEach(below -> flatten(below, all));
        }
    }

    private TreeRow row(Of tree, String folder, TreeEntry entry) {
        var inside = entry.type().equals("dir") ? known(tree, SnapshotPath.child(folder, entry.name())) : null;
        return TreeRow.of(folder, entry, tree.wizard().selection(), inside);
    }

    private @Nullable FolderView known(Of tree, String path) {
        Map<String, Integer> open = tree.wizard().open();
        if (!open.containsKey(path)) {
            return null;
        }
        return browser.listed(tree.asker(), tree.where(), path) ? listed(tree, path) : FolderView.loading(path);
    }
}
