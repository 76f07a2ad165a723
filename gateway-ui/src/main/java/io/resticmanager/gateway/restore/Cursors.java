package io.resticmanager.gateway.restore;

import java.time.Clock;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.Cache;
import org.jspecify.annotations.Nullable;

/**
 * Where the agent's pages of a folder begin, and what it calls them; so that a page is asked for by itself, also when those before it
 * are not kept any more. Of 2,000 folders, each at most 10,000 pages, for 30 minutes after they were last looked at. An agent lists
 * a folder again by itself for a page of a listing that it has forgotten.
 */
@Singleton
final class Cursors {

    private static final int MOST_FOLDERS = 2_000;
    private static final int MOST_PAGES = 10_000;

    private final Cache<Folder, ConcurrentNavigableMap<Long, String>> folders;

    Cursors(Clock clock) {
        folders = Caches.by(clock).maximumSize(MOST_FOLDERS).expireAfterAccess(FolderCache.KEPT).build();
    }

    /** {@code owner} is a user, {@code wizard} what they are about. */
    record Folder(String owner, String wizard, String hostId, String snapshotId, String path) {}

    /** A page begins at the entry of this number, 0 being the first; {@code next} is null for the first. */
    record Place(long at, @Nullable String next) {

        static final Place FIRST = new Place(0, null);
    }

    /** The last known page that begins at this entry or before. */
    Place before(Folder folder, long entry) {
        var known = folders.getIfPresent(folder);
        var place = known == null ? null : known.floorEntry(entry);
        return place == null ? Place.FIRST : new Place(place.getKey(), place.getValue());
    }

    /** What an agent says just now, which is better than what it said before. */
    void told(Folder folder, Place place) {
        var known = folders.get(folder, _ -> new ConcurrentSkipListMap<>());
        if (place.next() != null && (known.size() < MOST_PAGES || known.containsKey(place.at()))) {
            known.put(place.at(), place.next());
        }
    }

    /** The page that begins there; as a page that was kept calls it, where nothing newer is known. */
    Place after(Folder folder, Place kept) {
        var known = before(folder, kept.at());
        if (known.at() == kept.at() && known.next() != null) {
            return known;
        }
        told(folder, kept);
        return kept;
    }
}
