package io.resticmanager.gateway.restore;

import io.resticmanager.gateway.view.Words;
import org.jspecify.annotations.Nullable;

/**
 * How much a restore writes, in bytes: at least the files whose size is known, and at most the whole snapshot, whose size restic before
 * 0.17 did not record. What is in a folder nobody has counted.
 */
public record Need(long least, @Nullable Long most) {

    static Need of(Selection selection, @Nullable Long snapshotBytes) {
        if (selection.everything()) {
            return new Need(snapshotBytes == null ? 0 : snapshotBytes, snapshotBytes);
        }
        var files = selection.chosen().values().stream().mapToLong(Picked::size).sum();
        var folders = selection.chosen().values().stream().anyMatch(Picked::folder);
        return new Need(files, folders ? most(files, snapshotBytes) : Long.valueOf(files));
    }

    private static @Nullable Long most(long files, @Nullable Long snapshotBytes) {
        return snapshotBytes == null ? null : Long.valueOf(Math.max(files, snapshotBytes));
    }

    public boolean exact() {
        return most != null && most == least;
    }

    /** As in {@code about 2.1 GiB}. */
    public String words() {
        if (exact()) {
            return "about " + Words.size(least);
        }
        if (most == null) {
            return least == 0 ? "an amount that is not known" : "at least " + Words.size(least);
        }
        return least == 0
                ? "at most %s, the whole snapshot".formatted(Words.size(most))
                : "%s to %s, the whole snapshot".formatted(Words.size(least), Words.size(most));
    }

    /** How it goes with so many free bytes. */
    public Room in(long free) {
        if (least > free) {
            return Room.short_of_it;
        }
        return most == null || most > free ? Room.not_sure : Room.enough;
    }

    /** Whether it fits. */
    public enum Room {
        enough, not_sure, short_of_it
    }
}
