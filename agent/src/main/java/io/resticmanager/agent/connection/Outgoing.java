package io.resticmanager.agent.connection;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

import com.github.f4b6a3.ulid.UlidCreator;
import io.resticmanager.agent.outbox.Outbox;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;

/**
 * What one connection has to send, in order: what was said just now, then durable frames, at most 64 beyond what the hub has
 * acknowledged. Saying something never waits, for it is said by the threads that read restic's output.
 */
final class Outgoing implements AutoCloseable {

    private static final int WINDOW = 64;
    private static final int MOST_SAID = 256;

    /** One thing for the line. */
    sealed interface Item {

        record Text(String text) implements Item {}

        record Ping() implements Item {}
    }

    private final Outbox outbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Item> said = new ArrayDeque<>();
    private boolean resumed;
    private long sent;
    private boolean closed;

    Outgoing(Outbox outbox) {
        this.outbox = outbox;
    }

    static String frame(AgentMessage message) {
        return FrameCodec.FROM_AGENT.encode(Frame.of(UlidCreator.getMonotonicUlid().toString(), message));
    }

    /** On a line that does not take it, the oldest is dropped: it was only worth saying then. */
    void say(AgentMessage message) {
        add(new Item.Text(frame(message)));
    }

    /** As {@link #say}, in answer to the frame of this id. */
    void answer(String re, AgentMessage message) {
        add(new Item.Text(FrameCodec.FROM_AGENT
                .encode(Frame.answer(UlidCreator.getMonotonicUlid().toString(), re, message))));
    }

    void ping() {
        add(new Item.Ping());
    }

    private void add(Item item) {
        lock.lock();
        try {
            if (said.size() == MOST_SAID) {
                said.removeFirst();
            }
            said.addLast(item);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** From now on durable frames are sent, those after this number. */
    void resumeAfter(long seq) {
        lock.lock();
        try {
            resumed = true;
            sent = seq;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** There is something new in the outbox, or more room in the window. */
    void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits for the next; empty once closed. */
    Optional<Item> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                var next = Optional.ofNullable(said.pollFirst()).or(this::durable);
                if (next.isPresent()) {
                    return next;
                }
                changed.await();
            }
            return Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    private Optional<Item> durable() {
        if (!resumed || sent - outbox.acknowledgedSeq() >= WINDOW) {
            return Optional.empty();
        }
        var next = outbox.after(sent);
        next.ifPresent(frame -> sent = frame.seq());
        return next.map(frame -> new Item.Text(frame.text()));
    }

    /** Gives the hub this long to acknowledge all there is. */
    void awaitAcknowledged(Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = patience.toNanos();
            while (!closed && outbox.depth() > 0 && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
