package io.resticmanager.contracts.job;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * How a host's repository is: what it took at each measurement, oldest first and at most 400, the last check of each depth, and
 * the locks that stood at the last look. {@code sharedWith} are the other hosts known to use the same repository.
 * {@code damage} is the last check that found some which no later check has proved to be gone: what one found that read data, only
 * one of all data can, and it is told first; what one of the structure found, any. {@code lockMet} is the last word of locks where
 * that is a job which met one and could not look whose: then {@code locks} are unknown. Checks and locks are those of all hosts that
 * share the repository.
 */
@Wire
public record RepositoryHealth(String hostId, HostJobs.RepositoryState state, @Nullable String repositoryId,
        List<Measurement> history, @Nullable Check lastCheck, @Nullable Check lastFullCheck, List<Item.Lock> locks,
        @Nullable Instant locksSeenAt, long unexplained, List<String> sharedWith, @Nullable Check damage,
        @Nullable LockMet lockMet) {

    /** Without a lock that nobody could look at. */
    public RepositoryHealth(String hostId, HostJobs.RepositoryState state, @Nullable String repositoryId,
            List<Measurement> history, @Nullable Check lastCheck, @Nullable Check lastFullCheck, List<Item.Lock> locks,
            @Nullable Instant locksSeenAt, long unexplained, List<String> sharedWith, @Nullable Check damage) {
        this(hostId, state, repositoryId, history, lastCheck, lastFullCheck, locks, locksSeenAt, unexplained,
                sharedWith, damage, null);
    }

    /** Without damage. */
    public RepositoryHealth(String hostId, HostJobs.RepositoryState state, @Nullable String repositoryId,
            List<Measurement> history, @Nullable Check lastCheck, @Nullable Check lastFullCheck, List<Item.Lock> locks,
            @Nullable Instant locksSeenAt, long unexplained, List<String> sharedWith) {
        this(hostId, state, repositoryId, history, lastCheck, lastFullCheck, locks, locksSeenAt, unexplained,
                sharedWith, null);
    }

    /**
     * Sizes in bytes: what is stored, the same before compression, and what restoring every snapshot would give. The second is
     * unknown below restic 0.18, the third when a snapshot does not say its size.
     */
    @Wire
    public record Measurement(Instant at, long totalSize, @Nullable Long uncompressedSize, long snapshots,
            @Nullable Long restoreSize) {}

    /** A check that ended; {@code ok} when it found nothing wrong. */
    @Wire
    public record Check(String jobId, Instant at, boolean ok, @Nullable String readDataSubset) {}

    /** A job that ended because of a lock. */
    @Wire
    public record LockMet(String jobId, Instant at) {}
}
