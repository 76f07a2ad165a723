package io.resticmanager.agent.connection;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.ProtocolError;
import org.jspecify.annotations.Nullable;

/** A conversation with the hub, from hello to its end. What an earlier one left in the outbox is sent first. */
final class Session implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Session.class.getName());
    private static final int MISSED_BEATS = 3;
    private static final int WELCOME_S = 15;

    private final Outbox outbox;
    private final Orders orders;
    private final Outgoing outgoing;
    private final Line line = new Line(this::read);
    private final ScheduledExecutorService beats = timer("heartbeat");
    // Of its own: a heartbeat may have to wait for the queue.
    private final ScheduledExecutorService watch = timer("watch");
    private volatile HubMessage.@Nullable Welcome welcome;
    private volatile HubMessage.@Nullable Bye bye;
    private long resentAfter = -1;

    Session(Outbox outbox, Orders orders) {
        this.outbox = outbox;
        this.orders = orders;
        this.outgoing = new Outgoing(outbox);
    }

    // It may be closed at any moment, before hello even; what is due later than
    // that
    // is not wanted any more.
    private static ScheduledExecutorService timer(String name) {
        return new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name(name).factory(),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    Line line() {
        return line;
    }

    /** Whether the hub has welcomed us and is still there. */
    boolean established() {
        return welcome != null && !line.isEnded();
    }

    /** The share of time in which to come back; absent when there was no welcome. */
    @Nullable
    Duration spread() {
        var heard = welcome;
        return heard == null ? null : Duration.ofSeconds(heard.reconnectSpreadS());
    }

    HubMessage.@Nullable Bye bye() {
        return bye;
    }

    /** Says hello and talks until the end. @return why it came */
    String talk(AgentMessage.Hello hello) throws InterruptedException {
        var _ = watch.schedule(this::missWelcome, WELCOME_S, TimeUnit.SECONDS);
        var sender = Thread.ofVirtual().name("sender").unstarted(this::send);
        try {
            line.send(Outgoing.frame(hello));
            sender.start();
            return line.awaitEnd();
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        } finally {
            close();
        }
    }

    private void missWelcome() {
        if (welcome == null) {
            line.abort("the hub did not welcome us within " + WELCOME_S + " s");
        }
    }

    private void send() {
        try {
            for (var next = outgoing.next(); next.isPresent(); next = outgoing.next()) {
                switch (next.get()) {
                    case Outgoing.Item.Text(var text) -> line.send(text);
                    case Outgoing.Item.Ping() -> line.ping();
                }
            }
        } catch (IOException e) {
            line.abort(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Said when the line has room, or never. */
    void say(AgentMessage message) {
        outgoing.say(message);
    }

    /** There is something new in the outbox. */
    void wake() {
        outgoing.wake();
    }

    private void read(String text) {
        try {
            switch (FrameCodec.FROM_HUB.decode(text)) {
                case Decoded.Understood<HubMessage>(var frame) -> obey(frame.id(), frame.message());
                case Decoded.UnknownType<HubMessage> _ ->
                    complain("unknown_type", "This agent does not know that type.");
                case Decoded.Malformed<HubMessage>(var why, _, _, _) -> complain("malformed", why);
                case Decoded.TooLarge<HubMessage> _ -> complain("too_large", "A frame has at most 256 KiB.");
            }
        } catch (RuntimeException e) {
            // One order that can not be followed, on a full disk say, must not end the
            // connection: it would come
            // again with the next.
            LOG.log(System.Logger.Level.ERROR, "an order of the hub could not be followed", e);
        }
    }

    private void complain(String code, String message) {
        LOG.log(System.Logger.Level.WARNING, "a frame of the hub was not understood: " + code);
        say(new ProtocolError(code, message));
    }

    private void obey(String id, HubMessage message) {
        switch (message) {
            case HubMessage.Welcome heard -> welcomed(heard);
            case HubMessage.Ack(var seq) -> acknowledged(seq);
            case HubMessage.Bye heard -> bye = heard;
            case HubMessage.ConfigUpdate update -> orders.configure(update);
            case HubMessage.CommandRun command -> orders.run(command);
            case HubMessage.CommandCancel(var jobId) -> orders.cancel(jobId);
            case HubMessage.Look look -> orders.lookups().begin(id, look, answer -> outgoing.answer(id, answer));
            case HubMessage.LookCancel(var earlier) -> orders.lookups().cancel(earlier);
            case ProtocolError(var code, var what) -> notUnderstood(code, what);
        }
    }

    private void notUnderstood(String code, String what) {
        LOG.log(System.Logger.Level.WARNING, "the hub did not understand: " + code + " " + what);
        if (code.equals("sequence_gap")) {
            sendAgain();
        }
    }

    // The second time without progress the frame is not there any more: a new hello
    // says so.
    private void sendAgain() {
        var after = outbox.acknowledgedSeq();
        if (after == resentAfter) {
            line.abort("the hub misses a frame that is not there");
        } else {
            resentAfter = after;
            outgoing.resumeAfter(after);
        }
    }

    private void welcomed(HubMessage.Welcome heard) {
        orders.welcomed(heard);
        var first = welcome == null;
        welcome = heard;
        // On a line that was cut meanwhile there is nothing to begin.
        if (first && !line.isEnded()) {
            outgoing.resumeAfter(outbox.resumeFor(heard.hubEpoch(), heard.storedSeq()));
            var every = Math.max(1, heard.heartbeatS());
            var _ = beats.scheduleAtFixedRate(this::beat, every, every, TimeUnit.SECONDS);
            missHub((long) MISSED_BEATS * every);
        }
    }

    // Looks again when the time would be up, not every second: nothing of an idle
    // agent should wake the machine.
    private void missHub(long longestS) {
        var silence = line.silentSeconds();
        if (silence >= longestS) {
            line.abort("the hub has been silent for " + silence + " s");
        } else {
            var _ = watch.schedule(() -> missHub(longestS), longestS - silence, TimeUnit.SECONDS);
        }
    }

    // Heartbeats are not answered: the pong is the hub's sign of life. One that
    // can not be put together must not be the last.
    private void beat() {
        outgoing.ping();
        try {
            outgoing.say(new AgentMessage.Heartbeat(orders.now(), outbox.depth(), orders.jobs()));
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a heartbeat is left out", e);
        }
    }

    private void acknowledged(long seq) {
        outbox.acknowledge(seq);
        outgoing.wake();
    }

    /** Gives what is in the outbox this long to be acknowledged. */
    void drain(Duration patience) throws InterruptedException {
        outgoing.awaitAcknowledged(patience);
    }

    @Override
    public void close() {
        beats.shutdownNow();
        watch.shutdownNow();
        outgoing.close();
        // Nobody hears their answers any more.
        orders.lookups().endAll();
        line.abort("the agent ended the connection");
    }
}
