package io.resticmanager.contracts.job;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * What a finished job did, named as in restic's own summary: sizes in bytes, duration in seconds. The snapshot id is the
 * full one (64 hex digits) also where restic printed a short one. {@code repositoryId} is restic's own
 * id of the host's repository, as far as the agent knows it;
 * {@code finding} by the kinds that are no backup; {@code waited} when locks kept the job from its work for a while.
 * {@code hookFailed} when what was to be done after a backup was not: one of the job's warnings, and no file.
 */
@Wire
public record Summary(@Nullable String snapshotId, @Nullable Long filesNew, @Nullable Long filesChanged,
        @Nullable Long filesUnmodified, @Nullable Long dataAdded, @Nullable Long dataAddedPacked,
        @Nullable Long totalFilesProcessed, @Nullable Long totalBytesProcessed, @Nullable Double totalDuration,
        @Nullable Long snapshots, @Nullable String repositoryId, @Nullable Finding finding,
        @Nullable Waited waited, @Nullable HookFailed hookFailed) {

    public static final Summary EMPTY = of(null, null, null);

    /** Of a job that did not wait. */
    public Summary(@Nullable String snapshotId, @Nullable Long filesNew, @Nullable Long filesChanged,
            @Nullable Long filesUnmodified, @Nullable Long dataAdded, @Nullable Long dataAddedPacked,
            @Nullable Long totalFilesProcessed, @Nullable Long totalBytesProcessed, @Nullable Double totalDuration,
            @Nullable Long snapshots, @Nullable String repositoryId, @Nullable Finding finding) {
        this(snapshotId, filesNew, filesChanged, filesUnmodified, dataAdded, dataAddedPacked, totalFilesProcessed,
                totalBytesProcessed, totalDuration, snapshots, repositoryId, finding, null);
    }

    /** Of a job that may have waited, whose hook did not fail. */
    public Summary(@Nullable String snapshotId, @Nullable Long filesNew, @Nullable Long filesChanged,
            @Nullable Long filesUnmodified, @Nullable Long dataAdded, @Nullable Long dataAddedPacked,
            @Nullable Long totalFilesProcessed, @Nullable Long totalBytesProcessed, @Nullable Double totalDuration,
            @Nullable Long snapshots, @Nullable String repositoryId, @Nullable Finding finding,
            @Nullable Waited waited) {
        this(snapshotId, filesNew, filesChanged, filesUnmodified, dataAdded, dataAddedPacked, totalFilesProcessed,
                totalBytesProcessed, totalDuration, snapshots, repositoryId, finding, waited, null);
    }

    /** The hook after a backup; {@code why} is the end of a sentence, as in {@code it ended with exit code 7}. */
    @Wire
    public record HookFailed(String name, String why) {}

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
                totalFilesProcessed, totalBytesProcessed, totalDuration, snapshots, repositoryId, finding, waiting,
                hookFailed);
    }

    /** The same, of a job whose hook failed after it. */
    public Summary with(HookFailed failed) {
        return new Summary(snapshotId, filesNew, filesChanged, filesUnmodified, dataAdded, dataAddedPacked,
                totalFilesProcessed, totalBytesProcessed, totalDuration, snapshots, repositoryId, finding, waited,
                failed);
    }

    /** The same, of a job in the repository with this id. */
    public Summary in(@Nullable String repository) {
        return new Summary(snapshotId, filesNew, filesChanged, filesUnmodified, dataAdded, dataAddedPacked,
                totalFilesProcessed, totalBytesProcessed, totalDuration, snapshots, repository, finding, waited,
                hookFailed);
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
