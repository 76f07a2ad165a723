package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.fake.MovableClock;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.Cursors.Folder;
import io.resticmanager.gateway.restore.FolderCache.Key;
import org.junit.jupiter.api.Test;

final class FolderCacheTest {

    private static final long MANY = 64L << 20;

    private final MovableClock clock = new MovableClock();
    private final FolderCache cache = new FolderCache(clock, MANY, MANY);
    private final AtomicInteger fetched = new AtomicInteger();

    @Test
    void aFolderIsFetchedOnceAndAgainAfterHalfAnHourWithoutUse() {
        cache.get(key("alice", "/srv"), () -> page(3));
        clock.move(Duration.ofMinutes(29));
        cache.get(key("alice", "/srv"), () -> page(3));
        clock.move(Duration.ofMinutes(29));
        assertThat(cache.get(key("alice", "/srv"), () -> page(3)).entries()).hasSize(3);
        assertThat(fetched).hasValue(1);

        clock.move(Duration.ofMinutes(31));
        cache.get(key("alice", "/srv"), () -> page(3));

        assertThat(fetched).hasValue(2);
    }

    @Test
    void nobodyIsShownWhatAnotherFetched() {
        cache.get(key("alice", "/srv"), () -> page(3));

        assertThat(cache.has(key("alice", "/srv"))).isTrue();
        assertThat(cache.has(key("bob", "/srv"))).isFalse();
        cache.get(key("bob", "/srv"), () -> page(3));
        assertThat(fetched).hasValue(2);
    }

    @Test
    void whoAsksMeanwhileWaitsForTheSameAnswer() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> cache.get(key("alice", "/srv"), () -> {
                begun.countDown();
                await(go);
                return page(5);
            }));
            begun.await();
            List<Future<TreeListed>> others = new ArrayList<>();
            for (var i = 0; i < 20; i++) {
                others.add(threads.submit(() -> cache.get(key("alice", "/srv"), () -> page(5))));
            }
            go.countDown();

            for (var other : others) {
                assertThat(other.get()).isSameAs(first.get());
            }
        }
        assertThat(fetched).hasValue(1);
    }

    @Test
    void whatFailedIsAskedForAgain() {
        var offline = new ProblemException(Problem.unavailable("The host is offline."));
        assertThatThrownBy(() -> cache.get(key("alice", "/srv"), () -> {
            throw offline;
        })).isSameAs(offline);

        assertThat(cache.has(key("alice", "/srv"))).isFalse();
        assertThat(cache.get(key("alice", "/srv"), () -> page(1)).entries()).hasSize(1);
    }

    @Test
    void itStaysWithinWhatItMayTakeAsAWholeAndForOnePerson() {
        var small = new FolderCache(clock, 1_000_000, 300_000);
        for (var i = 0; i < 100; i++) {
            clock.move(Duration.ofSeconds(1));
            var folder = "/" + i;
            small.get(key("alice", folder), () -> page(100));
            assertThat(small.has(key("alice", folder))).as("what came last stays").isTrue();
        }
        assertThat(small.bytes()).isBetween(200_000L, 300_000L);

        for (var i = 0; i < 200; i++) {
            clock.move(Duration.ofSeconds(1));
            small.get(key("user-" + i % 20, "/" + i), () -> page(100));
        }
        assertThat(small.bytes()).isBetween(500_000L, 1_000_000L);
    }

    private TreeListed page(int entries) {
        fetched.incrementAndGet();
        return new TreeListed("5eed", "/srv", IntStream.range(0, entries)
                .mapToObj(n -> new TreeEntry("file-" + n, "file", n, null, 420)).toList(), null, (long) entries);
    }

    private static Key key(String owner, String path) {
        return new Key(new Folder(owner, "w", "h", "5eed", path), 0);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
