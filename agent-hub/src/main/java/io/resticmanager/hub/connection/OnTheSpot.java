package io.resticmanager.hub.connection;

import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * Runs what it is given at once, on the thread that gives it. Another service in the same process may tell the server to
 * call all handlers on threads of their own; frames would then overtake each other.
 */
@Singleton
@Named(OnTheSpot.NAME)
final class OnTheSpot extends AbstractExecutorService {

    static final String NAME = "on-the-spot";

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    // Nothing ever waits here, so there is nothing to shut down.
    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return false;
    }

    @Override
    public boolean isTerminated() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return true;
    }
}
