package io.resticmanager.agent.connection;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

import io.resticmanager.agent.identity.Identity;
import io.resticmanager.agent.job.Telling;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import org.jspecify.annotations.Nullable;

/** The way to the hub: one connection held open, made anew whenever it ends, and the outbox in front of it. */
public final class HubLink implements Telling, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HubLink.class.getName());
    private static final Duration HANDSHAKE = Duration.ofSeconds(20);
    private static final Duration FULL_DISK = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int BUSY = 503;

    private final Identity identity;
    private final HttpClient http;
    private final Outbox outbox;
    private final Reconnect reconnect = new Reconnect(RandomGenerator.getDefault());
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition closing = lock.newCondition();
    private volatile @Nullable Session session;
    private volatile String state = "connecting";
    private boolean closed;

    public HubLink(Identity identity, HttpClient http, Outbox outbox) {
        this.identity = identity;
        this.http = http;
        this.outbox = outbox;
        outbox.onAppend(this::wake);
    }

    private void wake() {
        var current = session;
        if (current != null) {
            current.wake();
        }
    }

    /** Holds the connection until closed. */
    public void run(Orders orders) throws InterruptedException {
        try (var inTurn = new OrdersInTurn(orders)) {
            while (!isClosed()) {
                pause(once(inTurn));
            }
        }
    }

    private Duration once(Orders orders) throws InterruptedException {
        var current = new Session(outbox, orders);
        try (current) {
            session = current;
            // Who closed the link before it could see this session leaves its end to us.
            if (isClosed()) {
                return Duration.ZERO;
            }
            connect(current.line());
            state = "connected";
            LOG.log(System.Logger.Level.INFO, "connected to " + identity.wsUrl());
            var end = current.talk(orders.hello());
            return ended(current, end);
        } catch (WebSocketHandshakeException refused) {
            return refused(refused.getResponse());
        } catch (IOException e) {
            // A refused connection comes without a word of its own.
            return failed("cannot reach " + identity.wsUrl() + ": "
                    + Objects.requireNonNullElse(e.getMessage(), "nobody answers there"));
        } finally {
            session = null;
        }
    }

    private void connect(Line line) throws IOException, InterruptedException {
        var opening = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + identity.agentToken())
                .subprotocols(Frame.SUBPROTOCOL)
                .connectTimeout(HANDSHAKE)
                .buildAsync(URI.create(identity.wsUrl()), line);
        try {
            opening.get(HANDSHAKE.toSeconds() + 1, TimeUnit.SECONDS);
        } catch (ExecutionException | CompletionException e) {
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            opening.cancel(true);
            throw new IOException("no answer within " + HANDSHAKE.toSeconds() + " s", e);
        }
    }

    private Duration ended(Session over, String end) {
        var bye = over.bye();
        if (bye != null) {
            return sentAway(over, bye);
        }
        var spread = over.spread();
        return spread == null ? failed(end) : told(end, reconnect.afterSession(spread));
    }

    private Duration sentAway(Session over, HubMessage.Bye bye) {
        return switch (bye.reason()) {
            case shutting_down -> told("the hub is stopping", reconnect.afterSession(
                    Objects.requireNonNullElse(over.spread(), SHORT)));
            // Not at once: two machines with one identity would push each other out for
            // ever.
            case replaced -> told("another connection with this agent's identity took over; is this machine a clone?",
                    reconnect.afterRefusal());
            case refused -> told("the hub refuses this agent"
                    + (bye.message() == null ? "" : ": " + bye.message()), reconnect.afterRefusal());
            case removed -> told("this host was removed from the manager", reconnect.afterRefusal());
            case unsupported_protocol -> told("the hub does not speak this agent's protocol; update the agent"
                    + (bye.message() == null ? "" : ": " + bye.message()), reconnect.afterRefusal());
        };
    }

    private Duration refused(HttpResponse<?> answer) {
        return switch (answer.statusCode()) {
            case UNAUTHORISED -> told("the hub does not know this agent any more; enrol it anew, or remove it",
                    reconnect.afterRefusal());
            case FORBIDDEN -> told("the hub refuses this agent, as two machines have its identity; enrol it anew",
                    reconnect.afterRefusal());
            case BUSY -> told("the hub is busy", reconnect.afterBusy(retryAfter(answer)));
            default -> failed("the hub refused the connection with HTTP " + answer.statusCode());
        };
    }

    private static Duration retryAfter(HttpResponse<?> answer) {
        try {
            return Duration.ofSeconds(answer.headers().firstValueAsLong("Retry-After").orElse(1));
        } catch (NumberFormatException _) {
            return SHORT;
        }
    }

    private Duration failed(String why) {
        return told(why, reconnect.afterFailure());
    }

    private Duration told(String why, Duration wait) {
        state = why;
        LOG.log(System.Logger.Level.WARNING, why + "; next try in " + wait.toMillis() + " ms");
        return wait;
    }

    private void pause(Duration wait) throws InterruptedException {
        lock.lock();
        try {
            var left = wait.toNanos();
            while (left > 0 && !closed) {
                left = closing.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /** As in {@code connected}, or why not. */
    public String state() {
        return state;
    }

    @Override
    public void keep(AgentMessage.Durable message) {
        while (!tryKeep(message)) {
            if (isClosed()) {
                throw new IllegalStateException("stopped before a frame was kept");
            }
            try {
                pause(FULL_DISK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("stopped before a frame was kept", e);
            }
        }
    }

    @Override
    public boolean tryKeep(AgentMessage.Durable message) {
        try {
            outbox.append(message);
            return true;
        } catch (IOException e) {
            LOG.log(System.Logger.Level.ERROR, "the outbox can not be written, is the disk full? " + e.getMessage());
            return false;
        }
    }

    @Override
    public void say(AgentMessage message) {
        var current = session;
        if (current != null && current.established()) {
            current.say(message);
        }
    }

    @Override
    public boolean connected() {
        var current = session;
        return current != null && current.established();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            closing.signalAll();
        } finally {
            lock.unlock();
        }
        var current = session;
        if (current != null) {
            sayGoodbye(current);
        }
    }

    private static void sayGoodbye(Session current) {
        try {
            current.drain(LAST_WORDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        current.close();
    }
}
