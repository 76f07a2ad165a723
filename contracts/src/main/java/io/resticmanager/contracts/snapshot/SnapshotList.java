package io.resticmanager.contracts.snapshot;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A page of a host's snapshots, newest first, with the time of the report they come from. {@code unexplained} are the ids
 * among them that no job of ours made and nobody has accepted; {@code accepted} those that no job made and somebody has accepted,
 * whatever their tags claim. Absent from a service that does not tell them apart yet.
 */
@Wire
public record SnapshotList(List<Snapshot> items, @Nullable String nextCursor, long total,
        @Nullable Instant reportedAt, List<String> unexplained, @Nullable List<String> accepted) {

    public SnapshotList {
        unexplained = List.copyOf(unexplained);
        accepted = accepted == null ? null : List.copyOf(accepted);
    }

    /** Without any that somebody accepted. */
    public SnapshotList(List<Snapshot> items, @Nullable String nextCursor, long total, @Nullable Instant reportedAt,
            List<String> unexplained) {
        this(items, nextCursor, total, reportedAt, unexplained, null);
    }
}
