package io.resticmanager.agent.job;

import java.util.ArrayList;
import java.util.List;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.snapshot.Snapshot;
import org.jspecify.annotations.Nullable;

/** Reports a list of snapshots in parts of at most 5,000 entries or 128 KiB, whichever comes first. */
final class SnapshotReport {

    private static final int PART_BYTES = 128 * 1024;
    private static final int PART_ENTRIES = 5_000;
    private static final int MOST_PATHS = 100;
    private static final int PATHS_BYTES = 32 * 1024;

    private final Telling telling;

    SnapshotReport(Telling telling) {
        this.telling = telling;
    }

    void tell(@Nullable String jobId, List<Snapshot> snapshots) {
        var reportId = UlidCreator.getUlid().toString();
        var parts = parts(snapshots.stream().map(SnapshotReport::fitting).toList());
        for (var i = 0; i < parts.size(); i++) {
            telling.keep(new AgentMessage.SnapshotsReport(reportId, i, i == parts.size() - 1, jobId, parts.get(i)));
        }
    }

    private static List<List<Snapshot>> parts(List<Snapshot> snapshots) {
        var parts = new ArrayList<List<Snapshot>>();
        var part = new ArrayList<Snapshot>();
        var bytes = 0;
        for (var snapshot : snapshots) {
            var size = Json.bytes(snapshot).length + 1;
            if (!part.isEmpty() && (bytes + size > PART_BYTES || part.size() == PART_ENTRIES)) {
                parts.add(List.copyOf(part));
                part.clear();
                bytes = 0;
            }
            part.add(snapshot);
            bytes += size;
        }
        parts.add(List.copyOf(part));
        return parts;
    }

    /** A snapshot of very many or long paths, which would fill a frame by itself, with as many of them as fit. */
    static Snapshot fitting(Snapshot whole) {
        var many = fitting(whole.paths());
        if (many == whole.paths().size()) {
            return whole;
        }
        var paths = new ArrayList<>(whole.paths().subList(0, many));
        paths.add("… and " + (whole.paths().size() - many) + " more");
        return new Snapshot(whole.id(), whole.shortId(), whole.time(), whole.hostname(), whole.username(), paths,
                whole.tags(), whole.parent(), whole.files(), whole.bytes(), whole.dataAdded(), whole.programVersion());
    }

    private static int fitting(List<String> paths) {
        var bytes = 0;
        var many = 0;
        while (many < paths.size() && many < MOST_PATHS) {
            bytes += Json.bytes(paths.get(many)).length;
            if (bytes > PATHS_BYTES) {
                break;
            }
            many++;
        }
        return many;
    }
}
