package io.resticmanager.contracts.snapshot;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** One snapshot; sizes in bytes, and absent where the restic that made it did not record them (before 0.17). */
@Wire
public record Snapshot(String id, String shortId, Instant time, String hostname, @Nullable String username,
        List<String> paths, List<String> tags, @Nullable String parent, @Nullable Long files, @Nullable Long bytes,
        @Nullable Long dataAdded, @Nullable String programVersion) {}
