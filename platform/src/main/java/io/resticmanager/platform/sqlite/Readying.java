package io.resticmanager.platform.sqlite;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Makes the files of all services ready beside the rest of a start, which takes as long. One after the other, as Flyway keeps
 * some of its state for the whole process.
 */
final class Readying implements AutoCloseable {

    private final Map<String, FutureTask<Void>> tasks = new LinkedHashMap<>();
    private final ReentrantLock oneAtATime = new ReentrantLock();
    private final Thread ahead;

    Readying(Collection<String> services, Consumer<String> makeReady) {
        services.forEach(service -> tasks.put(service, new FutureTask<>(() -> alone(makeReady, service), null)));
        this.ahead = Thread.ofPlatform().daemon().name("database-readying").start(
                () -> tasks.values().forEach(FutureTask::run));
    }

    /** Whose turn has not come is made ready by who waits for it. @throws DatabaseUnusable when its file can not be, or after {@link #close} */
    void await(String service) {
        var task = Objects.requireNonNull(tasks.get(service), service);
        task.run();
        try {
            task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException unusable ? unusable : new IllegalStateException(e);
        } catch (CancellationException e) {
            throw new DatabaseUnusable(
                    "The database of %s is not opened any more, as the services stop.".formatted(service),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnusable("Interrupted while the database of %s was made ready.".formatted(service), e);
        }
    }

    /** Begins no other; returns when the one that was begun is done. */
    @Override
    public void close() {
        tasks.values().forEach(task -> task.cancel(false));
        try {
            ahead.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void alone(Consumer<String> makeReady, String service) {
        oneAtATime.lock();
        try {
            makeReady.accept(service);
        } finally {
            oneAtATime.unlock();
        }
    }
}
