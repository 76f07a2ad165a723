package io.resticmanager.gateway.restore;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import com.github.benmanes.caffeine.cache.AsyncCache;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.Cursors.Folder;
import org.jspecify.annotations.Nullable;

/**
 * Pages of folders that somebody has opened, kept for 30 minutes after they were last shown: at most 64 MiB of them, and 16 MiB of
 * one person, roughly counted. Whoever asks for a page that is just being fetched waits for that.
 */
@Singleton
final class FolderCache {

    static final Duration KEPT = Duration.ofMinutes(30);

    private static final long MOST_BYTES = 64L << 20;
    private static final long MOST_BYTES_OF_ONE = 16L << 20;
    // Objects, references and the type, beside the characters of the name.
    private static final int BYTES_OF_AN_ENTRY = 160;

    private final AsyncCache<Key, Page> pages;
    private final long mostOfOne;
    private final Clock clock;

    @Inject
    FolderCache(Clock clock) {
        this(clock, MOST_BYTES, MOST_BYTES_OF_ONE);
    }

    FolderCache(Clock clock, long most, long mostOfOne) {
        this.clock = clock;
        this.mostOfOne = mostOfOne;
        this.pages = Caches.by(clock).maximumWeight(most).weigher((Key key, Page page) -> page.bytes())
                .expireAfterAccess(KEPT).buildAsync();
    }

    /** The page that begins at the entry of this number, 0 being the first; what one user saw, no other is shown. */
    record Key(Folder folder, long at) {

        String owner() {
            return folder.owner();
        }
    }

    // Who waits for a page is told what was refused, too; nobody else is.
    private record Page(@Nullable TreeListed listed, @Nullable ProblemException refused, long at, int bytes) {

        TreeListed orRefusal() {
            if (listed == null) {
                throw Objects.requireNonNull(refused);
            }
            return listed;
        }
    }

    /** From the cache, or fetched; what fails is not kept. */
    TreeListed get(Key key, Supplier<TreeListed> fetch) {
        var mine = new CompletableFuture<Page>();
        var there = pages.asMap().putIfAbsent(key, mine);
        if (there != null) {
            return there.join().orRefusal();
        }
        try {
            var listed = fetch.get();
            mine.complete(new Page(listed, null, clock.millis(), bytes(listed)));
            trim(key);
            return listed;
        } catch (ProblemException refused) {
            mine.complete(new Page(null, refused, clock.millis(), 0));
            pages.asMap().remove(key, mine);
            throw refused;
        } finally {
            // Nothing to do where it was completed.
            mine.completeExceptionally(new IllegalStateException("the folder was not listed"));
        }
    }

    boolean has(Key key) {
        return pages.synchronous().asMap().containsKey(key);
    }

    long bytes() {
        pages.synchronous().cleanUp();
        return pages.synchronous().asMap().values().stream().mapToLong(Page::bytes).sum();
    }

    // What came last stays, and the beginnings of folders stay longest: by them a
    // page knows what is open.
    private void trim(Key last) {
        var own = pages.synchronous().asMap().entrySet().stream()
                .filter(page -> page.getKey().owner().equals(last.owner()))
                .sorted(Comparator.comparing((Map.Entry<Key, Page> page) -> !page.getKey().equals(last))
                        .thenComparing(page -> page.getKey().at() > 0)
                        .thenComparing(page -> page.getValue().at(), Comparator.reverseOrder()))
                .toList();
        long sum = 0;
        for (var page : own) {
            sum += page.getValue().bytes();
            if (sum > mostOfOne) {
                pages.synchronous().invalidate(page.getKey());
            }
        }
    }

    private static int bytes(TreeListed listed) {
        return listed.entries().stream().mapToInt(FolderCache::bytes).sum() + BYTES_OF_AN_ENTRY;
    }

    private static int bytes(TreeEntry entry) {
        return BYTES_OF_AN_ENTRY + 2 * entry.name().length();
    }
}
