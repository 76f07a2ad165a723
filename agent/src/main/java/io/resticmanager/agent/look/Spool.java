package io.resticmanager.agent.look;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.json.Json;

/**
 * Listings of folders on the disk, one entry a line, so that further pages need no restic: 64 MiB in all, 30 minutes each, and
 * nothing from before the start. What is not here any more is listed again.
 */
public final class Spool {

    static final Duration KEEP = Duration.ofMinutes(30);

    private static final System.Logger LOG = System.getLogger(Spool.class.getName());
    private static final long MOST_BYTES = 64L << 20;

    /** What is listed. @param repository its id and its address */
    record Folder(String repository, String snapshotId, String path) {}

    /**
     * @param first how many entries of the folder come before the first line
     * @param bytes of whole lines
     * @param total the entries of the folder, spooled or not
     */
    record Listing(String id, Folder folder, long first, long bytes, long total, Instant made) {}

    private final Path place;
    private final Clock clock;
    private final long mostBytes;
    // The oldest first.
    private final SequencedMap<String, Listing> kept = new LinkedHashMap<>();

    /** @param place a folder of its own */
    public Spool(Path place, Clock clock) {
        this(place, clock, MOST_BYTES);
    }

    Spool(Path place, Clock clock, long mostBytes) {
        this.place = place;
        this.clock = clock;
        this.mostBytes = mostBytes;
        empty();
    }

    /** Removes all there is, also what an earlier process left. */
    synchronized void empty() {
        kept.clear();
        try (var files = Files.list(place)) {
            files.forEach(this::delete);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "listings can not be removed: " + e.getMessage());
        }
    }

    void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "a listing can not be removed: " + e.getMessage());
        }
    }

    Path file(String id) {
        return place.resolve(id);
    }

    /** Makes room for so much more, at the cost of the oldest. @return whether there is */
    synchronized boolean room(long bytes) {
        while (kept.values().stream().mapToLong(Listing::bytes).sum() + bytes > mostBytes) {
            if (kept.isEmpty()) {
                return false;
            }
            remove(kept.firstEntry().getKey());
        }
        return true;
    }

    /** Takes a written listing, in place of any other of that folder. */
    synchronized void keep(String id, Folder folder, long first, long bytes, long total) {
        List.copyOf(kept.values()).stream().filter(other -> other.folder().equals(folder)).map(Listing::id)
                .forEach(this::remove);
        kept.put(id, new Listing(id, folder, first, bytes, total, clock.instant()));
    }

    private void remove(String id) {
        kept.remove(id);
        delete(file(id));
    }

    /** Removes what has been here long enough. */
    synchronized void tidy() {
        var eldest = clock.instant().minus(KEEP);
        List.copyOf(kept.values()).stream().filter(listing -> !listing.made().isAfter(eldest)).map(Listing::id)
                .forEach(this::remove);
    }

    /** How long until {@link #tidy} has something to do; empty when nothing is kept. */
    synchronized Optional<Duration> oldestFor() {
        return kept.values().stream().findFirst()
                .map(listing -> Duration.between(clock.instant(), listing.made().plus(KEEP)));
    }

    /** The listing that a page belongs to, if it reaches that far. */
    synchronized Optional<Listing> find(Cursor cursor, Folder folder) {
        tidy();
        return Optional.ofNullable(kept.get(cursor.listing()))
                .filter(listing -> listing.folder().equals(folder) && cursor.offset() < listing.bytes());
    }

    /** Fills the page. @return whether it could: what can not be read is not kept any longer */
    synchronized boolean read(Listing listing, Cursor from, Page<TreeEntry> page, int mostBytes) {
        try (var file = FileChannel.open(file(listing.id()), StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate((int) Math.min(mostBytes, listing.bytes() - from.offset()));
            while (bytes.hasRemaining() && file.read(bytes, from.offset() + bytes.position()) >= 0) {
                // The rest of it.
            }
            fill(page, new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8));
            return !page.entries().isEmpty();
        } catch (IOException | Json.Malformed e) {
            LOG.log(System.Logger.Level.WARNING, "a listing can not be read: " + e.getMessage());
            remove(listing.id());
            return false;
        }
    }

    // The last line may be cut.
    private static void fill(Page<TreeEntry> page, String text) throws Json.Malformed {
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0 && !page.full(); end = text.indexOf('\n', begin)) {
            var line = text.substring(begin, end).getBytes(StandardCharsets.UTF_8);
            page.add(Json.read(line, TreeEntry.class), line.length);
            begin = end + 1;
        }
    }
}
