package io.resticmanager.agent.look;

import java.util.Optional;

import io.resticmanager.agent.restic.Entry;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.job.JobError;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** Hears restic list a folder: a page of it is kept in memory, and what comes after goes into the spool. */
final class FolderReading {

    // No file system has a name that long.
    private static final int LONGEST = 16 * 1024;

    private final String path;
    private final long from;
    private final Page<TreeEntry> page;
    private final Spooling rest;
    private long total;
    private @Nullable String type;

    /** @param from how many entries come before the page */
    FolderReading(String path, long from, Page<TreeEntry> page, Spooling rest) {
        this.path = path;
        this.from = from;
        this.page = page;
        this.rest = rest;
    }

    void heard(Entry entry) {
        if (entry.path().equals(path)) {
            type = entry.type();
        } else if (entry.parent().equals(path)) {
            child(new TreeEntry(entry.name(), entry.type(), entry.size(), entry.modified(), entry.mode()));
        }
    }

    private void child(TreeEntry entry) {
        var line = Json.bytes(entry);
        if (line.length > LONGEST) {
            return;
        }
        total++;
        if (total > from && !page.add(entry, line.length)) {
            rest.add(line);
        }
    }

    long total() {
        return total;
    }

    /** Why this is no listing of a folder; asked at the end. */
    Optional<JobError> objection(String snapshotId) {
        if (type == null) {
            return path.equals("/") || total > 0
                    ? Optional.empty()
                    : Optional.of(LookFailures.folderMissing(path, snapshotId));
        }
        return type.equals("dir") ? Optional.empty() : Optional.of(LookFailures.noFolder(path, type, snapshotId));
    }
}
