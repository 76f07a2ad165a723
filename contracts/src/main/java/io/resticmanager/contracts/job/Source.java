package io.resticmanager.contracts.job;

import java.util.List;
import java.util.function.UnaryOperator;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What a backup reads. Paths are absolute on the host; the upload limit is in KiB/s, as restic's is. */
@Wire
public record Source(List<String> paths, List<String> excludes, List<String> tags, boolean oneFileSystem,
        boolean excludeCaches, @Nullable Integer uploadLimitKibS, @Nullable Integer readConcurrency,
        @Nullable String compression, @Nullable Boolean useVss, @Nullable String beforeHook,
        @Nullable String afterHook) {

    public Source {
        paths = List.copyOf(paths);
        excludes = List.copyOf(excludes);
        tags = List.copyOf(tags);
    }

    /** The same with each path as {@code tidy} writes it. */
    public Source tidied(UnaryOperator<String> tidy) {
        return new Source(paths.stream().map(tidy).toList(), excludes, tags, oneFileSystem, excludeCaches,
                uploadLimitKibS, readConcurrency, compression, useVss, beforeHook, afterHook);
    }

    public static Source of(List<String> paths) {
        return new Source(paths, List.of(), List.of(), false, false, null, null, null, null, null, null);
    }
}
