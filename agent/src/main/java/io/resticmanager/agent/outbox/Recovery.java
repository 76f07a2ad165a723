package io.resticmanager.agent.outbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Finds the segments that a process before this one left, in order, without what a crash left half done. */
final class Recovery {

    private Recovery() {}

    static List<Segment> segments(Path folder) throws IOException {
        var found = new ArrayList<Segment>();
        for (var path : paths(folder)) {
            add(found, path);
        }
        return found;
    }

    private static List<Path> paths(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(path -> Segment.firstSeqOf(path).isPresent()).sorted().toList();
        }
    }

    private static void add(List<Segment> found, Path path) throws IOException {
        var last = found.isEmpty() ? 0 : found.getLast().lastSeq();
        var segment = Segment.open(path, Segment.firstSeqOf(path).orElseThrow(), last);
        if (!found.isEmpty() && segment.lastSeq() <= last) {
            // A compaction was cut off after it had taken this one's frames over.
            segment.delete();
        } else {
            found.add(segment);
        }
    }
}
