package io.resticmanager.gateway.restore;

import java.util.function.UnaryOperator;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;

/** A path is chosen, or taken out again, as far as restic can be told so. */
final class Choosing {

    private Choosing() {}

    static UnaryOperator<Selection> of(Browser browser, Tree.Of tree, String path, boolean in) {
        return in ? in(browser, tree, path) : out(browser, tree, path);
    }

    private static UnaryOperator<Selection> in(Browser browser, Tree.Of tree, String path) {
        if (!ShownName.known(path)) {
            throw new ProblemException(Problem.conflict(
                    "The name of %s is not UTF-8, so restic can not be told it. Select the folder that it is in."
                            .formatted(ShownName.of(path))));
        }
        var what = what(browser, tree, path);
        return selection -> within(selection.with(path, what));
    }

    private static UnaryOperator<Selection> out(Browser browser, Tree.Of tree, String path) {
        return selection -> within(selection.minus(path,
                folder -> browser.children(tree.asker(), tree.where(), folder))
                .orElseThrow(() -> new ProblemException(Problem.conflict(
                        "%s can not be left out: what is beside it would have to be named one by one, and that is more than %d entries, or some names are not UTF-8. Restore the whole folder, or select what you need of it."
                                .formatted(ShownName.of(path), Selection.MOST)))));
    }

    private static Selection within(Selection selection) {
        if (selection.chosen().size() > Selection.MOST) {
            throw new ProblemException(Problem.conflict(
                    "At most %d files and folders can be selected. Select the folders that they are in."
                            .formatted(Selection.MOST)));
        }
        return selection;
    }

    // From the page it stands on: the list of its folder, or what was found.
    private static Picked what(Browser browser, Tree.Of tree, String path) {
        if (path.equals(SnapshotPath.TOP)) {
            return Picked.FOLDER;
        }
        var found = tree.wizard().found();
        if (found != null) {
            var one = found.entries().stream().filter(entry -> entry.path().equals(path)).findFirst();
            if (one.isPresent()) {
                return one.get().type().equals("dir") ? Picked.FOLDER : Picked.file(one.get().size());
            }
        }
        var folder = SnapshotPath.parent(path);
        var rows = tree.wizard().open().getOrDefault(folder, Wizard.ROWS);
        return browser.list(tree.asker(), tree.where(), folder, 0, rows).entries().stream()
                .filter(entry -> entry.name().equals(SnapshotPath.name(path))).findFirst().map(Browser::picked)
                .orElseThrow(() -> new ProblemException(Problem.notFound(
                        "There is no %s among what is shown. Load the page again.".formatted(ShownName.of(path)))));
    }
}
