package io.resticmanager.contracts.job;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What a job that is no backup found or did, in figures; sizes in bytes. Its lists are told item by item ({@link Item}). */
@Wire
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
        @JsonSubTypes.Type(value = Finding.Forgotten.class, name = "forget"),
        @JsonSubTypes.Type(value = Finding.Pruned.class, name = "prune"),
        @JsonSubTypes.Type(value = Finding.Checked.class, name = "check"),
        @JsonSubTypes.Type(value = Finding.Unlocked.class, name = "unlock"),
        @JsonSubTypes.Type(value = Finding.Measured.class, name = "stats"),
        @JsonSubTypes.Type(value = Finding.Compared.class, name = "diff"),
        @JsonSubTypes.Type(value = Finding.Restored.class, name = "restore")})
public sealed interface Finding {

    /**
     * {@code removed} counts what is gone by a second listing, not what restic said; in a dry run, what would go.
     * {@code floor} is the {@code keep-within} that was added to the policy, when one was. {@code obstacle} is a sentence, after a
     * dry run only: why a real one would have been refused.
     */
    @Wire
    record Forgotten(boolean dryRun, long kept, long removed, @Nullable String floor, @Nullable String obstacle)
            implements
                Finding {

        /** Without an obstacle. */
        public Forgotten(boolean dryRun, long kept, long removed, @Nullable String floor) {
            this(dryRun, kept, removed, floor, null);
        }
    }

    /**
     * {@code freed} is what restic's own totals say was removed, or in a dry run would be, and {@code remaining} what is left on
     * disk then; both are rounded as restic prints them, and absent from an older agent. {@code before} and {@code after} are what
     * the snapshots need, by restic's raw-data statistics, which do not count what is left over; a dry run has no second one.
     */
    @Wire
    record Pruned(boolean dryRun, @Nullable Long before, @Nullable Long after, @Nullable Long freed,
            @Nullable Long remaining) implements Finding {

        /** Without restic's totals. */
        public Pruned(boolean dryRun, @Nullable Long before, @Nullable Long after) {
            this(dryRun, before, after, null, null);
        }
    }

    /** At most 100 broken packs are named. Without a subset only the structure was looked at. */
    @Wire
    record Checked(@Nullable String readDataSubset, long errors, List<String> brokenPacks, boolean suggestRepairIndex,
            boolean suggestPrune) implements Finding {}

    /**
     * {@code kept} are the locks that stay because whoever set them may live. {@code left} says whose they are and what to do next,
     * in sentences; absent when none stays.
     */
    @Wire
    record Unlocked(long removed, long kept, @Nullable String left) implements Finding {

        /** Without a word of those that stay. */
        public Unlocked(long removed, long kept) {
            this(removed, kept, null);
        }
    }

    /** {@code mode} is restore-size or raw-data; the last two are known for raw-data from restic 0.18 on. */
    @Wire
    record Measured(String mode, long totalSize, @Nullable Long files, @Nullable Long blobs, long snapshots,
            @Nullable Long uncompressedSize, @Nullable Double compressionRatio) implements Finding {}

    /** {@code a} and {@code b} are full ids. */
    @Wire
    record Compared(String a, String b, long changedFiles, Amount added, Amount removed) implements Finding {}

    /**
     * What came back: {@code files} are all entries that are no folders, {@code failed} counts what did not come back, folders too.
     * {@code directory} is where to find it, absent in place; its name begins with a dot and ends with {@code .partial} while it is
     * not {@code complete}. {@code unchanged} files were there already and were left as they were. A number that nobody
     * could take is absent.
     */
    @Wire
    record Restored(boolean complete, @Nullable String directory, @Nullable Long files, @Nullable Long bytes,
            @Nullable Long unchanged, long failed) implements Finding {}

    /** How much was added to or removed from a snapshot. */
    @Wire
    record Amount(long files, long dirs, long others, long dataBlobs, long treeBlobs, long bytes) {}
}
