package io.resticmanager.agent.outbox;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.agent.state.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * One file of the outbox, named after the first number it may hold, so that even an empty one tells how far counting went.
 * Frames are appended and fsynced one by one; a torn end is cut off when the file is opened.
 */
final class Segment implements AutoCloseable {

    private static final Pattern NAME = Pattern.compile("(\\d{20})\\.log");

    /** Where a frame stands. */
    record Place(long seq, String type, long offset, int length) {}

    final Path path;
    final long firstSeq;
    private final List<Place> places = new ArrayList<>();
    // Not a FileChannel: that one is closed when a thread at work on it is
    // interrupted.
    private final RandomAccessFile file;
    private long size;
    private long damagedUpTo;
    /** When the last of its frames was acknowledged. */
    @Nullable
    Instant acknowledgedAt;

    private Segment(Path path, long firstSeq) throws IOException {
        this.path = path;
        this.firstSeq = firstSeq;
        this.file = new RandomAccessFile(path.toFile(), "rw");
    }

    static Path pathOf(Path folder, long firstSeq) {
        return folder.resolve("%020d.log".formatted(firstSeq));
    }

    static Optional<Long> firstSeqOf(Path path) {
        var match = NAME.matcher(path.getFileName().toString());
        return match.matches() ? Optional.of(Long.valueOf(match.group(1))) : Optional.empty();
    }

    static Segment create(Path folder, long firstSeq) throws IOException {
        var path = Files.createFile(pathOf(folder, firstSeq), Permissions.file());
        AtomicFile.syncFolder(folder);
        return new Segment(path, firstSeq);
    }

    /** @param after frames up to this number stand in an earlier segment already and are passed over */
    static Segment open(Path path, long firstSeq, long after) throws IOException {
        var segment = new Segment(path, firstSeq);
        segment.recover(Files.readAllBytes(path), after);
        return segment;
    }

    private void recover(byte[] content, long after) throws IOException {
        var start = 0;
        var sound = 0;
        for (var i = 0; i < content.length; i++) {
            if (content[i] == '\n') {
                var found = Entry.parse(Arrays.copyOfRange(content, start, i));
                if (found.isPresent()) {
                    note(found.get(), after, start, i + 1 - start);
                    sound = i + 1;
                }
                start = i + 1;
            }
        }
        size = sound;
        file.setLength(sound);
    }

    private void note(Entry found, long after, long offset, int length) {
        if (found.seq() > Math.max(after, lastSeq())) {
            places.add(new Place(found.seq(), found.type(), offset, length));
        }
    }

    /** The highest number given out up to here. */
    long lastSeq() {
        return Math.max(damagedUpTo, places.isEmpty() ? firstSeq - 1 : places.getLast().seq());
    }

    long size() {
        return size;
    }

    /** The frames with a higher number than this. */
    List<Place> after(long seq) {
        var low = 0;
        var high = places.size();
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (places.get(middle).seq() <= seq) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return places.subList(low, places.size());
    }

    /** On disk when it returns; nothing of it is left when it throws. */
    void append(Entry fresh) throws IOException {
        var bytes = fresh.bytes();
        try {
            file.seek(size);
            file.write(bytes);
            file.getFD().sync();
        } catch (IOException e) {
            file.setLength(size);
            throw e;
        }
        places.add(new Place(fresh.seq(), fresh.type(), size, bytes.length));
        // Drained a moment ago or not: from now on it waits again.
        acknowledgedAt = null;
        size += bytes.length;
    }

    /** @throws IOException also when the frame is damaged */
    Entry read(Place place) throws IOException {
        var bytes = new byte[place.length()];
        file.seek(place.offset());
        file.readFully(bytes);
        return Entry.parse(Arrays.copyOf(bytes, bytes.length - 1))
                .orElseThrow(() -> new IOException("frame " + place.seq() + " in " + path + " is damaged"));
    }

    /** As {@link #read}; empty when it can not be read any more. */
    Optional<Entry> find(Place place) {
        try {
            return Optional.of(read(place));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /** Counts it no longer: it can not be read, and nobody may wait for it. */
    void giveUp(Place place) {
        places.remove(place);
        damagedUpTo = Math.max(damagedUpTo, place.seq());
    }

    void delete() throws IOException {
        file.close();
        Files.deleteIfExists(path);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
