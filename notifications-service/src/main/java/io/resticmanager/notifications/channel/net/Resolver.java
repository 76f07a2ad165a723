package io.resticmanager.notifications.channel.net;

import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Bean;

/**
 * Looks names up, for no longer than one is willing to wait. The system's lookup can not be interrupted and holds the thread below a
 * virtual one: a dead name server would stop all of them. So it has a few threads of its own.
 */
@Singleton
@Bean(preDestroy = "close")
public final class Resolver implements AutoCloseable {

    private static final int THREADS = 16;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final Names names;
    private final ExecutorService threads = new ThreadPoolExecutor(0, THREADS, IDLE.toSeconds(), TimeUnit.SECONDS,
            new SynchronousQueue<>(), Thread.ofPlatform().daemon().name("name-lookup-", 0).factory());

    @Inject
    public Resolver() {
        this(host -> List.of(InetAddress.getAllByName(host)));
    }

    public Resolver(Names names) {
        this.names = names;
    }

    /** All addresses of a name. */
    @FunctionalInterface
    public interface Names {

        List<InetAddress> of(String host) throws UnknownHostException;
    }

    /** @throws SocketTimeoutException when nobody answered in time, or too many names wait already */
    public List<InetAddress> resolve(String host, Duration patience)
            throws UnknownHostException, SocketTimeoutException, InterruptedException {
        try {
            return lookUp(() -> names.of(host)).get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | RejectedExecutionException _) {
            throw new SocketTimeoutException("the lookup of the name was not answered");
        } catch (ExecutionException e) {
            throw unknown(host, e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private FutureTask<List<InetAddress>> lookUp(Callable<List<InetAddress>> lookup) {
        var task = new FutureTask<>(lookup);
        threads.execute(task);
        return task;
    }

    private static UnknownHostException unknown(String host, ExecutionException e) {
        var unknown = new UnknownHostException(host);
        unknown.initCause(e.getCause());
        return unknown;
    }
}
