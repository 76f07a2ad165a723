package io.resticmanager.hub.connection;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.sqlite.Transactions;

/**
 * Commits together what comes in while the commit before is on its way to the disk: a fleet that comes back at a hundred a
 * second costs a few commits, and one agent alone waits for nobody. What fails, fails alone.
 */
@Singleton
final class SharedCommit {

    private static final int MOST = 100;

    private final BlockingQueue<Task<?>> queue = new LinkedBlockingQueue<>();

    private final Transactions transactions;

    private final Thread committer;

    private volatile boolean stopped;

    SharedCommit(@Named("hub") Transactions transactions) {
        this.transactions = transactions;
        this.committer = Thread.ofVirtual().name("hellos").start(this::commitAll);
    }

    private record Task<T>(Supplier<T> work, CompletableFuture<T> done) {

        /** Does the work; its result is to be told after the commit. */
        Runnable run() {
            var result = work.get();
            return () -> done.complete(result);
        }
    }

    /**
     * Runs {@code work} in a transaction that it may share, and waits for the commit. It may be run a second time, after what
     * it did the first time was rolled back.
     *
     * @throws RuntimeException what {@code work} throws, or why nothing could be committed
     */
    <T> T write(Supplier<T> work) {
        var task = new Task<>(work, new CompletableFuture<T>());
        queue.add(task);
        if (stopped) {
            turnAway();
        }
        try {
            return task.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void commitAll() {
        try {
            while (!stopped) {
                var batch = new ArrayList<Task<?>>();
                batch.add(queue.take());
                queue.drainTo(batch, MOST - 1);
                commit(batch);
            }
        } catch (InterruptedException _) {
            stopped = true;
        }
        turnAway();
    }

    private void commit(List<Task<?>> batch) {
        try {
            transactions.write(() -> batch.stream().map(Task::run).toList()).forEach(Runnable::run);
        } catch (RuntimeException | Error e) {
            if (batch.size() > 1) {
                batch.forEach(task -> commit(List.of(task)));
            } else {
                batch.getFirst().done().completeExceptionally(e);
            }
        }
    }

    /** How many have asked and are not yet being committed. */
    int waiting() {
        return queue.size();
    }

    private void turnAway() {
        for (var task = queue.poll(); task != null; task = queue.poll()) {
            task.done().completeExceptionally(new IllegalStateException("the hub stops"));
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopped = true;
        committer.interrupt();
        committer.join();
    }
}
