package io.resticmanager.contracts.snapshot;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** A page of a host's snapshots, newest first, with the time of the report they come from. */
@Wire
public record SnapshotList(List<Snapshot> items, @Nullable String nextCursor, long total,
        @Nullable Instant reportedAt) {}
