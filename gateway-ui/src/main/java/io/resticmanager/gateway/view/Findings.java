package io.resticmanager.gateway.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.resticmanager.contracts.job.Finding;
import io.resticmanager.contracts.job.Finding.Amount;
import org.jspecify.annotations.Nullable;

/** What a job that is no backup found or did, in words and figures. Pure: a finding in, words out. */
final class Findings {

    private Findings() {}

    /** One line, for lists and for the note above a finished job. */
    static String sentence(Finding finding) {
        return switch (finding) {
            case Finding.Forgotten forgotten -> forgotten(forgotten);
            case Finding.Pruned pruned -> pruned(pruned);
            case Finding.Checked checked -> checked(checked);
            case Finding.Unlocked(var removed, var kept, _) -> removed + kept == 0
                    ? "No lock stood there"
                    : Words.plural(removed, "lock") + " removed, " + Words.count(kept) + " left";
            case Finding.Measured measured -> Words.size(measured.totalSize()) + " in "
                    + Words.plural(measured.snapshots(), "snapshot");
            case Finding.Compared(_, _, var changed, var added, var removed) -> "%s changed, %s added, %s removed"
                    .formatted(Words.plural(changed, "file"), Words.count(added.files()),
                            Words.count(removed.files()));
            case Finding.Restored restored -> restored(restored);
        };
    }

    static List<Figure> figures(Finding finding) {
        return switch (finding) {
            case Finding.Forgotten(var dryRun, var kept, var removed, var floor, _) -> present(
                    new Figure(dryRun ? "Would go" : "Gone", Words.count(removed)),
                    new Figure(dryRun ? "Would stay" : "Stay", Words.count(kept)),
                    floor == null ? null : new Figure("Stay in any case", "the last " + floor));
            case Finding.Pruned pruned -> present(size(pruned.dryRun() ? "Would free" : "Freed", pruned.freed()),
                    size(pruned.dryRun() ? "Would remain" : "Remains", pruned.remaining()),
                    size("Needed by snapshots", pruned.after() == null ? pruned.before() : pruned.after()));
            case Finding.Checked(var subset, var errors, var packs, _, _) -> present(
                    new Figure("Data read", read(subset)), new Figure("Errors", Words.count(errors)),
                    packs.isEmpty() ? null : new Figure("Broken packs", Words.count(packs.size())));
            case Finding.Unlocked(var removed, var kept, _) -> present(new Figure("Removed", Words.count(removed)),
                    new Figure("Left", Words.count(kept)));
            case Finding.Measured measured -> measured(measured);
            case Finding.Compared(_, _, var changed, var added, var removed) -> present(
                    new Figure("Added", amount(added)), new Figure("Removed", amount(removed)),
                    new Figure("Changed", Words.plural(changed, "file")));
            case Finding.Restored(_, _, var files, var bytes, var unchanged, var failed) -> present(
                    count("Restored", files), size("Size", bytes), count("Left as they were", unchanged),
                    failed == 0 ? null : count("Not restored", failed));
        };
    }

    private static String restored(Finding.Restored found) {
        var files = found.files() == null ? "Not all" : Words.plural(found.files(), "file");
        return files + " restored" + (found.directory() == null ? " in place" : " to " + found.directory());
    }

    /** How much of the data a check read. */
    static String read(@Nullable String subset) {
        if (subset == null) {
            return "none, the structure only";
        }
        return subset.equals("100%") ? "all" : subset;
    }

    private static String forgotten(Finding.Forgotten finding) {
        var gone = Words.plural(finding.removed(), "snapshot");
        var kept = Words.count(finding.kept());
        return finding.dryRun() ? gone + " would go, " + kept + " would stay" : gone + " gone, " + kept + " stay";
    }

    private static String pruned(Finding.Pruned finding) {
        if (finding.freed() instanceof Long freed) {
            return Words.size(freed) + (finding.dryRun() ? " would be freed" : " freed");
        }
        return finding.dryRun() ? "Only tried out, nothing was removed" : "The data that nothing needs is gone";
    }

    private static String checked(Finding.Checked finding) {
        return finding.errors() == 0
                ? "No errors found, data read: " + read(finding.readDataSubset())
                : Words.plural(finding.errors(), "error") + " found";
    }

    private static List<Figure> measured(Finding.Measured finding) {
        var ratio = finding.compressionRatio();
        return present(
                size(finding.mode().equals("raw-data") ? "Needed by snapshots" : "If all were restored",
                        finding.totalSize()),
                size("Before compression", finding.uncompressedSize()),
                ratio == null ? null : new Figure("Compression", String.format(Locale.ROOT, "%.1f×", ratio)),
                count("Files", finding.files()), count("Blobs", finding.blobs()),
                count("Snapshots", finding.snapshots()));
    }

    private static String amount(Amount amount) {
        return Words.plural(amount.files(), "file") + ", " + Words.size(amount.bytes());
    }

    private static @Nullable Figure size(String name, @Nullable Long bytes) {
        return bytes == null ? null : new Figure(name, Words.size(bytes));
    }

    private static @Nullable Figure count(String name, @Nullable Long number) {
        return number == null ? null : new Figure(name, Words.count(number));
    }

    private static List<Figure> present(@Nullable Figure... figures) {
        var all = new ArrayList<Figure>();
        for (Figure figure : figures) {
            if (figure != null) {
                all.add(figure);
            }
        }
        return List.copyOf(all);
    }
}
