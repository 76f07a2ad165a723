package io.resticmanager.gateway.view;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A row of the snapshot list. Sizes are empty where the restic that made it did not record them. Of an unexplained one no job
 * of ours knows, and nobody has accepted it; of an accepted one no job knows either.
 */
public record SnapshotView(Snapshot snapshot, boolean unexplained, boolean accepted) {

    private static final String JOB_TAG = "rm-job=";

    /** One of which it does not matter here who made it. */
    public SnapshotView(Snapshot snapshot) {
        this(snapshot, false, false);
    }

    public String id() {
        return snapshot.id();
    }

    public String shortId() {
        return snapshot.shortId();
    }

    public Instant time() {
        return snapshot.time();
    }

    public String hostname() {
        return snapshot.hostname();
    }

    public String paths() {
        return String.join(", ", snapshot.paths());
    }

    /** The tags a person gave; ours are told apart. */
    public List<String> tags() {
        return snapshot.tags().stream().filter(tag -> !tag.startsWith("rm-")).toList();
    }

    /** The job of ours that made it; absent when none did, as anybody can write a tag. */
    public @Nullable String jobId() {
        return unexplained || accepted
                ? null
                : snapshot.tags().stream()
                        .filter(tag -> tag.startsWith(JOB_TAG))
                        .map(tag -> tag.substring(JOB_TAG.length()))
                        .findFirst()
                        .orElse(null);
    }

    public String added() {
        return snapshot.dataAdded() == null ? "" : Words.size(snapshot.dataAdded());
    }

    public String size() {
        return snapshot.bytes() == null ? "" : Words.size(snapshot.bytes());
    }

    public String files() {
        return snapshot.files() == null ? "" : Words.count(snapshot.files());
    }
}
