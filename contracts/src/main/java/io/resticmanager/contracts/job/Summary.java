package io.resticmanager.contracts.job;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a finished job did, named as in restic's own summary: sizes in bytes, duration in seconds. The snapshot id is the
 * full one (64 hex digits) also where restic printed a short one. {@code repositoryId} is set by init,
 * {@code finding} by the kinds that are no backup.
 */
@Wire
public record Summary(@Nullable String snapshotId, @Nullable Long filesNew, @Nullable Long filesChanged,
        @Nullable Long filesUnmodified, @Nullable Long dataAdded, @Nullable Long dataAddedPacked,
        @Nullable Long totalFilesProcessed, @Nullable Long totalBytesProcessed, @Nullable Double totalDuration,
        @Nullable Long snapshots, @Nullable String repositoryId, @Nullable Finding finding) {

    public static final Summary EMPTY = of(null, null, null);

    public static Summary ofSnapshots(long count) {
        return of(count, null, null);
    }

    public static Summary ofRepository(String id) {
        return of(null, id, null);
    }

    public static Summary of(Finding finding) {
        return of(null, null, finding);
    }

    private static Summary of(@Nullable Long snapshots, @Nullable String repositoryId, @Nullable Finding finding) {
        return new Summary(null, null, null, null, null, null, null, null, null, snapshots, repositoryId, finding);
    }
}
