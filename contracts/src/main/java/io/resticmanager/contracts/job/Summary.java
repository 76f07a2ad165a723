package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a finished job did, named as in restic's own summary: sizes in bytes, duration in seconds. The snapshot id is the
 * full one (64 hex digits) also where restic printed a short one. {@code repositoryId} is set by init,
 * {@code finding} by the kinds that are no backup; {@code waited} when locks kept the job from its work for a while.
 */
@Wire
public record Summary(@Nullable String snapshotId, @Nullable Long filesNew, @Nullable Long filesChanged,
        @Nullable Long filesUnmodified, @Nullable Long dataAdded, @Nullable Long dataAddedPacked,
        @Nullable Long totalFilesProcessed, @Nullable Long totalBytesProcessed, @Nullable Double totalDuration,
        @Nullable Long snapshots, @Nullable String repositoryId, @Nullable Finding finding,
        @Nullable Waited waited) {

    public static final Summary EMPTY = of(null, null, null);

    /** Of a job that did not wait. */
    public Summary(@Nullable String snapshotId, @Nullable Long filesNew, @Nullable Long filesChanged,
            @Nullable Long filesUnmodified, @Nullable Long dataAdded, @Nullable Long dataAddedPacked,
            @Nullable Long totalFilesProcessed, @Nullable Long totalBytesProcessed, @Nullable Double totalDuration,
            @Nullable Long snapshots, @Nullable String repositoryId, @Nullable Finding finding) {
        this(snapshotId, filesNew, filesChanged, filesUnmodified, dataAdded, dataAddedPacked, totalFilesProcessed,
                totalBytesProcessed, totalDuration, snapshots, repositoryId, finding, null);
    }

    /**
     * How long locks kept a job from its work, in seconds, and whose they were, as they were met first: at most {@link #MOST},
     * and none when nobody could look. A dead one was removed.
     */
    @Wire
    public record Waited(long seconds, List<Item.Lock> locks) {

        public static final int MOST = 10;

        public Waited {
            locks = List.copyOf(locks);
        }
    }

    /** The same, of a job that waited. */
    public Summary after(Waited waiting) {
        return new Summary(snapshotId, filesNew, filesChanged, filesUnmodified, dataAdded, dataAddedPacked,
                totalFilesProcessed, totalBytesProcessed, totalDuration, snapshots, repositoryId, finding, waiting);
    }

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
