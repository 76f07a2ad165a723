package io.resticmanager.agent.outbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.state.AtomicFile;

/**
 * Makes room in an outbox that is full: from the oldest segments on, log frames give way to one line per job that says how
 * many lines are gone, and a report gives way to a newer one. What started and what finished always stays.
 */
final class Compaction {

    private Compaction() {}

    /**
     * Takes the oldest segment that still has something to give, and all before it, into one.
     *
     * @param acknowledged up to this number the hub has everything
     */
    static void oldest(List<Segment> segments, long segmentBytes, long acknowledged) throws IOException {
        var many = 1;
        while (many < segments.size() - 1 && segments.get(many - 1).size() < segmentBytes / 2) {
            many++;
        }
        merge(segments, many, acknowledged);
    }

    private static void merge(List<Segment> segments, int many, long acknowledged) throws IOException {
        var old = List.copyOf(segments.subList(0, many));
        var shorter = shortening(segments, acknowledged);
        for (var segment : old) {
            for (var place : segment.after(0)) {
                segment.find(place).ifPresent(shorter::take);
            }
        }
        replace(segments, old, shorter.entries());
    }

    // Crash-safe in this order: the first file's new content has all that the
    // others hold, see Recovery.
    private static void replace(List<Segment> segments, List<Segment> old, List<Entry> entries)
            throws IOException {
        var first = old.getFirst();
        var content = new ByteArrayOutputStream();
        for (var entry : entries) {
            content.write(entry.bytes());
        }
        new AtomicFile(first.path).replace(content.toByteArray());
        var fresh = Segment.open(first.path, first.firstSeq, 0);
        segments.subList(0, old.size()).clear();
        segments.addFirst(fresh);
        first.close();
        for (var segment : old.subList(1, old.size())) {
            segment.delete();
        }
    }

    private static Shortening shortening(List<Segment> segments, long acknowledged) {
        for (var segment : segments.reversed()) {
            for (var place : segment.after(0).reversed()) {
                var report = place.type().equals(Shortening.REPORT)
                        ? segment.find(place).flatMap(entry -> Shortening.knowing(entry, acknowledged))
                        : Optional.<Shortening>empty();
                if (report.isPresent()) {
                    return report.get();
                }
            }
        }
        return new Shortening("", 0, acknowledged);
    }
}
