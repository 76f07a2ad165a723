package io.resticmanager.agent.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.agent.outbox.StoredFrame;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.ProtocolError;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with the hub, from hello to its end. Durable frames are sent in order, at most 64 beyond what the hub has
 * acknowledged, beginning with what an earlier connection left.
 */
final class Session implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final int WINDOW = 64;
    private static final int MISSED_BEATS = 3;

    private final Outbox outbox;
    private final Orders orders;
    private final Line line = new Line(this::read);
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ScheduledExecutorService beats = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("heartbeat").factory());
    private long sent = Long.MAX_VALUE;
    private volatile HubMessage.@Nullable Welcome welcome;
    private volatile HubMessage.@Nullable Bye bye;

    Session(Outbox outbox, Orders orders) {
        this.outbox = outbox;
        this.orders = orders;
    }

    Line line() {
        return line;
    }

    boolean established() {
        return welcome != null && !line.isEnded();
    }

    Duration spread() {
        var heard = welcome;
        return heard == null ? Duration.ZERO : Duration.ofSeconds(heard.reconnectSpreadS());
    }

    HubMessage.@Nullable Bye bye() {
        return bye;
    }

    /** Says hello and talks until the end. @return why it came */
    String talk(AgentMessage.Hello hello) throws InterruptedException {
        var sender = Thread.ofVirtual().name("outbox").start(this::sendDurables);
        try {
            line.send(FrameCodec.FROM_AGENT.encode(Frame.of(id(), hello)));
            return line.awaitEnd();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } finally {
            beats.shutdownNow();
            sender.interrupt();
            sender.join();
        }
    }

    /** Sends now or never. */
    void say(AgentMessage message) {
        try {
            line.send(FrameCodec.FROM_AGENT.encode(Frame.of(id(), message)));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "not said: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** There is something new in the outbox, or more room in the window. */
    void wake() {
        lock.lock();
        try {
            changed.signal();
        } finally {
            lock.unlock();
        }
    }

    private void read(String text) {
        switch (FrameCodec.FROM_HUB.decode(text)) {
            case Decoded.Understood<HubMessage>(var frame) -> obey(frame);
            case Decoded.UnknownType<HubMessage>(var type, _) ->
                complain("unknown_type", "This agent does not know " + type + ".");
            case Decoded.Malformed<HubMessage>(var why, _, _) -> complain("malformed", why);
            case Decoded.TooLarge<HubMessage>(var bytes) -> complain("too_large", "A frame of " + bytes + " bytes.");
        }
    }

    private void complain(String code, String message) {
        LOG.log(System.Logger.Level.WARNING, "a frame of the hub was not understood: " + code);
        say(new ProtocolError(code, message));
    }

    private void obey(Frame<HubMessage> frame) {
        switch (frame.message()) {
            case HubMessage.Welcome heard -> welcomed(heard);
            case HubMessage.Ack(var seq) -> acknowledged(seq);
            case HubMessage.Bye heard -> bye = heard;
            case HubMessage.ConfigUpdate update -> orders.configure(update);
            case HubMessage.CommandRun command -> orders.run(command);
            case HubMessage.CommandCancel(var jobId) -> orders.cancel(jobId);
            case HubMessage.TreeList _ -> complain("not_supported", "This agent does not list files of snapshots.");
            case ProtocolError error ->
                LOG.log(System.Logger.Level.WARNING,
                        "the hub did not understand: " + error.code() + " " + error.message());
        }
    }

    private void welcomed(HubMessage.Welcome heard) {
        orders.welcomed(heard);
        lock.lock();
        try {
            welcome = heard;
            sent = outbox.resumeFor(heard.hubEpoch());
            changed.signal();
        } finally {
            lock.unlock();
        }
        var every = Math.max(1, heard.heartbeatS());
        var _ = beats.scheduleAtFixedRate(() -> beat(every), every, every, TimeUnit.SECONDS);
    }

    private void beat(int every) {
        if (line.silentSeconds() > (long) MISSED_BEATS * every) {
            line.abort("the hub has been silent for " + line.silentSeconds() + " s");
            return;
        }
        say(new AgentMessage.Heartbeat(orders.now(), outbox.depth()));
        try {
            // The pong is the hub's sign of life: heartbeats are not answered.
            line.ping();
        } catch (IOException e) {
            line.abort(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void acknowledged(long seq) {
        outbox.acknowledge(seq);
        wake();
    }

    private void sendDurables() {
        try {
            while (true) {
                var next = nextToSend();
                line.send(next.text());
            }
        } catch (IOException e) {
            line.abort(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            LOG.log(System.Logger.Level.DEBUG, "this connection sends no more");
        }
    }

    private StoredFrame nextToSend() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                if (welcome != null && sent - outbox.acknowledgedSeq() < WINDOW) {
                    var next = outbox.after(sent);
                    if (next.isPresent()) {
                        sent = next.get().seq();
                        return next.get();
                    }
                }
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private static String id() {
        return UlidCreator.getMonotonicUlid().toString();
    }

    @Override
    public void close() {
        beats.shutdownNow();
        line.abort("the agent stops");
    }
}
