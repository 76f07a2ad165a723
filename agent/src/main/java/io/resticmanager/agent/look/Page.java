package io.resticmanager.agent.look;

import java.util.ArrayList;
import java.util.List;

/** As many things as one answer takes, each with its length as JSON, in bytes. What was refused once closes it. */
final class Page<T> {

    private final int mostEntries;
    private final long mostBytes;
    private final List<T> entries = new ArrayList<>();
    private long bytes;
    private boolean full;

    Page(int mostEntries, long mostBytes) {
        this.mostEntries = mostEntries;
        this.mostBytes = mostBytes;
    }

    /** @return whether it still had room */
    boolean add(T entry, int length) {
        // And a comma.
        var room = entries.size() < mostEntries && bytes + length + 1 <= mostBytes;
        if (full || !room) {
            full = true;
            return false;
        }
        entries.add(entry);
        bytes += length + 1L;
        return true;
    }

    List<T> entries() {
        return List.copyOf(entries);
    }

    /** Of what it holds, as lines. */
    long bytes() {
        return bytes;
    }

    boolean full() {
        return full;
    }
}
