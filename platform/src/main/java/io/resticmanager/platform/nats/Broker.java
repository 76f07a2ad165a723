package io.resticmanager.platform.nats;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.ConnectionListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service's connection to the broker: its own user, its own inbox prefix, back by itself after every cut. */
public final class Broker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Broker.class);

    private static final int MOST_UNANSWERED = 5;

    private final String service;
    private final Connection connection;
    private final ExecutorService threads;
    private final List<Runnable> onReturn;
    private final SharedFlush flush = new SharedFlush(this::flushNow);

    private Broker(String service, Connection connection, ExecutorService threads, List<Runnable> onReturn) {
        this.service = service;
        this.connection = connection;
        this.threads = threads;
        this.onReturn = onReturn;
    }

    /** @throws BrokerUnusable when it is not there within {@code patience}, or does not know the user */
    public static Broker connect(String service, BrokerAddress address, Duration patience) {
        var threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("nats-" + service + "-", 0).factory());
        var onReturn = new CopyOnWriteArrayList<Runnable>();
        var options = options(service, address, threads, onReturn);
        var deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                return new Broker(service, Nats.connect(options), threads, onReturn);
            } catch (AuthenticationException e) {
                throw new BrokerUnusable(
                        "The broker at %s refuses the user '%s': its users file is not the one that RM_NATS_CREDENTIALS names."
                                .formatted(address.url(), service),
                        e);
            } catch (IOException e) {
                if (System.nanoTime() > deadline) {
                    throw new BrokerUnusable(
                            "The broker at %s does not answer: %s".formatted(address.url(), e.getMessage()), e);
                }
                LockSupport.parkNanos(Duration.ofMillis(250).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BrokerUnusable("Interrupted while connecting to the broker.", e);
            }
        }
    }

    private static Options options(String service, BrokerAddress address, ExecutorService threads,
            List<Runnable> onReturn) {
        return Options.builder()
                .server(address.url())
                .userInfo(service, address.passwordOf(service))
                .connectionName(service)
                .inboxPrefix("_INBOX_" + service + ".")
                .maxReconnects(-1)
                .reconnectWait(Duration.ofMillis(500))
                .reconnectJitter(Duration.ofMillis(250))
                .pingInterval(Duration.ofSeconds(10))
                // A flush is a ping too, and one that timed out stays unanswered: with the
                // usual
                // two, a broker without a processor for five seconds would be hung up on.
                .maxPingsOut(MOST_UNANSWERED)
                // A request that waits for a reconnect is a request that answers late: fail at
                // once instead.
                .reconnectBufferSize(0)
                .reportNoResponders()
                .executor(threads)
                .useDispatcherWithExecutor()
                .connectionListener((_, event) -> heard(service, event, onReturn, threads))
                .errorListener(new BrokerErrors(service))
                .build();
    }

    private static void heard(String service, ConnectionListener.Events event, List<Runnable> onReturn,
            ExecutorService threads) {
        LOG.debug("broker service={} event={}", service, event);
        if (event == ConnectionListener.Events.RESUBSCRIBED) {
            LOG.info("the broker is back service={}", service);
            onReturn.forEach(threads::execute);
        }
    }

    public String service() {
        return service;
    }

    public Connection connection() {
        return connection;
    }

    /** The version of the server, as it said when this connection was made. */
    public String serverVersion() {
        return connection.getServerInfo().getVersion();
    }

    public boolean isConnected() {
        return connection.getStatus() == Connection.Status.CONNECTED;
    }

    /** Changes with every start of the broker, so that a restart is told from a cut line. */
    public String serverId() {
        return connection.getServerInfo().getServerId();
    }

    /** JetStream's new powers begin at 2.10; 2.9 lacks consumers with several filters. */
    public boolean isAtLeast(String version) {
        return connection.getServerInfo().isSameOrNewerThanVersion(version);
    }

    /** Returns when the broker has taken note of all subscriptions so far, or at once when it is away. */
    public void flush() {
        flush.await();
    }

    private void flushNow() {
        try {
            connection.flush(Duration.ofSeconds(2));
        } catch (TimeoutException | IllegalStateException e) {
            LOG.debug("the broker is away; subscriptions follow when it is back service={}", service, e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Runs on a thread of its own each time the connection is back after a cut. */
    public void onReturn(Runnable action) {
        onReturn.add(action);
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            threads.shutdownNow();
        }
    }
}
