package io.resticmanager.standalone.demo;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What {@code demo --once} prints; seconds from the start of the program to the snapshot. */
@Wire
record Report(String url, String hostId, String jobId, String status, @Nullable String snapshotId, long files,
        long bytes, double seconds) {}
