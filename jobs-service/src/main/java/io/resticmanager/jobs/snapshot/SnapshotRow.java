package io.resticmanager.jobs.snapshot;

import java.time.Instant;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** A row of the table {@code snapshot}; {@code madeBy} is the job that its tag names, the body is the
 * snapshot as it crosses the broker. */
record SnapshotRow(String id, Instant time, @Nullable String madeBy, String body) {

    private static final String TAG = "rm-job=";

    static SnapshotRow of(Snapshot snapshot) {
        return new SnapshotRow(snapshot.id(), snapshot.time(), madeBy(snapshot), Json.text(snapshot));
    }

    private static @Nullable String madeBy(Snapshot snapshot) {
        return snapshot.tags().stream().filter(tag -> tag.startsWith(TAG)).findFirst()
                .map(tag -> tag.substring(TAG.length())).orElse(null);
    }

    Snapshot parsed() {
        try {
            return Json.read(body, Snapshot.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a snapshot's row is not what we wrote", e);
        }
    }
}
