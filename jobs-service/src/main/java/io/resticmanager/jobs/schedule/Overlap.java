package io.resticmanager.jobs.schedule;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds paths that others of the same source hold already: restic would read them once, and a person would think twice. */
final class Overlap {

    private Overlap() {}

    /** @param index of the path that is too many. @param holder the path that holds it */
    record Found(int index, String holder) {}

    /** @param windows where case does not tell paths apart, and both slashes part them */
    static Optional<Found> in(List<String> paths, boolean windows) {
        var plain = paths.stream().map(path -> plain(path, windows)).toList();
        for (int inner = 0; inner < plain.size(); inner++) {
            for (int outer = 0; outer < plain.size(); outer++) {
                if (holds(plain, outer, inner)) {
                    return Optional.of(new Found(inner, paths.get(outer)));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether something is read after that was not before. */
    static boolean grown(List<String> before, List<String> after, boolean windows) {
        var held = before.stream().map(path -> plain(path, windows)).toList();
        return !after.stream().map(path -> plain(path, windows))
                .allMatch(path -> held.stream().anyMatch(path::startsWith));
    }

    // Of two alike the second is too many.
    private static boolean holds(List<String> paths, int outer, int inner) {
        return paths.get(inner).equals(paths.get(outer))
                ? outer < inner
                : paths.get(inner).startsWith(paths.get(outer));
    }

    private static String plain(String path, boolean windows) {
        var slashed = windows ? path.replace('\\', '/').toLowerCase(Locale.ROOT) : path;
        return slashed.endsWith("/") ? slashed : slashed + "/";
    }
}
