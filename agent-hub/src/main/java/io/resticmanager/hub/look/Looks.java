package io.resticmanager.hub.look;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.agent.AgentMessage.Looked;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.HubMessage.LookCancel;
import io.resticmanager.contracts.agent.ProtocolError;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/**
 * What the agent of one connection was asked to look up and has not answered yet, at most 32 at a time. An answer counts for what was
 * asked on this connection alone, by the id of the frame that asked, which the hub makes up; so no agent can answer for another.
 */
public final class Looks {

    static final int MOST = 32;

    // Each request has a thread of its own, so a cancel may come by before its look
    // does.
    private static final long LOOK_IS_LATE_BY_MS = 250;

    private final Function<Frame<HubMessage>, CompletableFuture<Void>> agent;

    private final Duration patience;

    private final Map<String, Waiting> byFrame = new HashMap<>();

    private final ReentrantLock lock = new ReentrantLock(true);

    private final Condition cameBy = lock.newCondition();

    private boolean over;

    /** @param agent writes a frame without waiting; its result completes once that is done */
    Looks(Function<Frame<HubMessage>, CompletableFuture<Void>> agent, Duration patience) {
        this.agent = agent;
        this.patience = patience;
    }

    /** Waits for what comes of it. */
    Reply<Answer> ask(Waiting waiting) throws InterruptedException {
        var frame = Frame.<HubMessage>of(Ids.next(), waiting.look());
        var refusal = begin(frame, waiting);
        if (refusal.isPresent()) {
            return Reply.refused(refusal.get());
        }
        try {
            return waiting.reply().completeOnTimeout(Reply.refused(LookProblems.tooLong(patience)),
                    patience.toMillis(), TimeUnit.MILLISECONDS).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("nobody lets a look fail that way", e);
        } finally {
            giveUp(frame.id());
        }
    }

    // Written under the lock: no cancel comes between the entry and the frame.
    private Optional<Problem> begin(Frame<HubMessage> frame, Waiting waiting) {
        lock.lock();
        try {
            var refusal = refusal(waiting);
            if (refusal.isEmpty()) {
                byFrame.put(frame.id(), waiting);
                cameBy.signalAll();
                var _ = agent.apply(frame).exceptionally(_ -> {
                    waiting.refuse(LookProblems.WENT_AWAY);
                    return null;
                });
            }
            return refusal;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Problem> refusal(Waiting waiting) {
        if (over) {
            return Optional.of(LookProblems.WENT_AWAY);
        }
        if (frameOf(waiting.actor(), waiting.id()).isPresent()) {
            return Optional.of(LookProblems.REPEATED);
        }
        return byFrame.size() < MOST ? Optional.empty() : Optional.of(LookProblems.TOO_MANY);
    }

    private Optional<String> frameOf(Actor actor, String id) {
        return byFrame.entrySet().stream().filter(entry -> entry.getValue().isOf(actor, id)).map(Map.Entry::getKey)
                .findFirst();
    }

    /** Ends a look of the same person, here and at the agent. */
    Reply<Answer> cancel(Actor actor, String id) throws InterruptedException {
        lock.lock();
        try {
            var frame = awaitFrameOf(actor, id);
            frame.flatMap(this::giveUp).ifPresent(waiting -> waiting.refuse(LookProblems.CANCELLED));
            return frame.isPresent()
                    ? Reply.of(new Answer(null, null, null))
                    : Reply.refused(LookProblems.NOT_THERE);
        } finally {
            lock.unlock();
        }
    }

    private Optional<String> awaitFrameOf(Actor actor, String id) throws InterruptedException {
        var left = TimeUnit.MILLISECONDS.toNanos(LOOK_IS_LATE_BY_MS);
        var frame = frameOf(actor, id);
        while (frame.isEmpty() && left > 0 && !over) {
            left = cameBy.awaitNanos(left);
            frame = frameOf(actor, id);
        }
        return frame;
    }

    // The agent need not go on with what nobody waits for; what it answered is over
    // there, too.
    private Optional<Waiting> giveUp(String frame) {
        lock.lock();
        try {
            var waiting = take(frame);
            if (waiting.isPresent() && !over) {
                var _ = agent.apply(Frame.of(Ids.next(), new LookCancel(frame)));
            }
            return waiting;
        } finally {
            lock.unlock();
        }
    }

    private Optional<Waiting> take(@Nullable String frame) {
        lock.lock();
        try {
            return Optional.ofNullable(byFrame.remove(frame));
        } finally {
            lock.unlock();
        }
    }

    /** @return whether that was asked here and is not answered yet */
    public boolean answered(@Nullable String re, Looked found) {
        var waiting = take(re);
        waiting.ifPresent(it -> it.answer(found));
        return waiting.isPresent();
    }

    /** The agent answered, and nobody can read it. */
    public void unreadable(@Nullable String re) {
        take(re).ifPresent(it -> it.refuse(LookProblems.UNREADABLE));
    }

    /** The agent could not read what it was asked, perhaps. */
    public void misunderstood(@Nullable String re, ProtocolError error) {
        take(re).ifPresent(it -> it.refuse(LookProblems.misunderstood(error)));
    }

    /** The connection ends: nobody waits for it any longer. */
    public void end() {
        for (var waiting : takeAll()) {
            waiting.refuse(LookProblems.WENT_AWAY);
        }
    }

    private List<Waiting> takeAll() {
        lock.lock();
        try {
            over = true;
            cameBy.signalAll();
            var all = List.copyOf(byFrame.values());
            byFrame.clear();
            return all;
        } finally {
            lock.unlock();
        }
    }
}
