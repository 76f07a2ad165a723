package io.resticmanager.contracts.snapshot;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * A page of a host's snapshots, newest first, with the time of the report they come from. {@code unexplained} are the ids
 * among them that no job of ours made and nobody has accepted.
 */
@Wire
public record SnapshotList(List<Snapshot> items, @Nullable String nextCursor, long total,
        @Nullable Instant reportedAt, List<String> unexplained) {

    public SnapshotList {
        unexplained = List.copyOf(unexplained);
    }
}
