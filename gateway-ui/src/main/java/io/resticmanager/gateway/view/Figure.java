package io.resticmanager.gateway.view;

import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.Summary;
import org.jspecify.annotations.Nullable;

/** A number with its name, as under a finished job. */
public record Figure(String name, String value) {

    static List<Figure> of(JobView view) {
        var figures = new ArrayList<Figure>();
        var summary = view.job().summary();
        if (summary != null) {
            add(figures, "Processed", size(summary.totalBytesProcessed()));
            add(figures, "Files", count(summary.totalFilesProcessed()));
            add(figures, "New or changed", count(sum(summary.filesNew(), summary.filesChanged())));
            add(figures, "Added", size(summary.dataAdded()));
            add(figures, "Stored", size(summary.dataAddedPacked()));
            add(figures, "Snapshots", count(summary.snapshots()));
        }
        view.finding().map(Findings::figures).ifPresent(figures::addAll);
        if (!view.exit().isEmpty()) {
            add(figures, "Exit code", view.exit());
        }
        add(figures, "Duration", view.duration());
        return List.copyOf(figures);
    }

    static String sentence(Summary summary) {
        if (summary.dataAdded() != null && summary.totalFilesProcessed() != null) {
            return Words.size(summary.dataAdded()) + " added, " + Words.plural(summary.totalFilesProcessed(), "file");
        }
        return summary.snapshots() == null ? "" : Words.plural(summary.snapshots(), "snapshot");
    }

    private static void add(List<Figure> figures, String name, @Nullable String value) {
        if (value != null) {
            figures.add(new Figure(name, value));
        }
    }

    private static @Nullable String size(@Nullable Long bytes) {
        return bytes == null ? null : Words.size(bytes);
    }

    private static @Nullable String count(@Nullable Long number) {
        return number == null ? null : Words.count(number);
    }

    private static @Nullable Long sum(@Nullable Long one, @Nullable Long other) {
        return one == null && other == null ? null : Long.valueOf(orZero(one) + orZero(other));
    }

    private static long orZero(@Nullable Long number) {
        return number == null ? 0 : number;
    }
}
