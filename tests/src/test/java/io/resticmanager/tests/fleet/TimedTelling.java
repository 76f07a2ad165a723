package io.resticmanager.tests.fleet;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongConsumer;

import io.resticmanager.agent.connection.HubLink;
import io.resticmanager.agent.job.Telling;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.contracts.agent.AgentMessage;

/** Notes when each durable frame is given to the outbox, and how long it then takes until the hub has acknowledged it. */
final class TimedTelling implements Telling {

    private final HubLink link;
    private final Outbox outbox;
    private final Runnable onAppend;
    private final Deque<Waiting> waiting = new ArrayDeque<>();

    private record Waiting(long seq, long since) {}

    TimedTelling(HubLink link, Outbox outbox, Runnable onAppend) {
        this.link = link;
        this.outbox = outbox;
        this.onAppend = onAppend;
    }

    // The queue's one thread is the only one that appends, so the next number is
    // ours. Noted before, as the
    // acknowledgement may be here before the call returns.
    @Override
    public void keep(AgentMessage.Durable message) {
        synchronized (waiting) {
            waiting.addLast(new Waiting(outbox.lastSeq() + 1, System.nanoTime()));
        }
        onAppend.run();
        link.keep(message);
    }

    @Override
    public boolean tryKeep(AgentMessage.Durable message) {
        keep(message);
        return true;
    }

    /** @param nanos told how long each took that was acknowledged since the last look. @return whether more are waiting */
    boolean look(LongConsumer nanos) {
        var acknowledged = outbox.acknowledgedSeq();
        var now = System.nanoTime();
        synchronized (waiting) {
            while (!waiting.isEmpty() && waiting.getFirst().seq() <= acknowledged) {
                nanos.accept(now - waiting.removeFirst().since());
            }
            return !waiting.isEmpty();
        }
    }

    @Override
    public void say(AgentMessage message) {
        link.say(message);
    }

    @Override
    public boolean connected() {
        return link.connected();
    }
}
