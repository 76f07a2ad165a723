package io.resticmanager.jobs.snapshot;

import java.time.Instant;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;

/** A row of the table {@code snapshot}; the body is the snapshot as it crosses the broker. */
record SnapshotRow(String id, Instant time, String body) {

    static SnapshotRow of(Snapshot snapshot) {
        return new SnapshotRow(snapshot.id(), snapshot.time(), Json.text(snapshot));
    }

    Snapshot parsed() {
        try {
            return Json.read(body, Snapshot.class);
        } catch (Json.Malformed e) {
            throw new IllegalStateException("a snapshot's row is not what we wrote", e);
        }
    }
}
