package io.resticmanager.hub.connection;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import io.micronaut.websocket.CloseReason;
import io.resticmanager.platform.log.LogIds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection from its first frame to its last, on a virtual thread of its own: frames are taken in order, one at a
 * time, at most 50 a second. The bound is kept by reading slower, not by refusing.
 */
final class Session implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private static final double FRAMES_PER_SECOND = 50;

    private static final double BURST = 100;

    // How long a connection may say nothing at all; once greeted, presence decides
    // who is gone.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Inbox inbox;

    private final Line line;

    private final Conversation conversation;

    private final TokenBucket pace = new TokenBucket(FRAMES_PER_SECOND, BURST, System.nanoTime());

    Session(Inbox inbox, Line line, Conversation conversation) {
        this.inbox = inbox;
        this.line = line;
        this.conversation = conversation;
    }

    @Override
    public void run() {
        try (var _ = LogIds.with(LogIds.SERVICE, "hub"); var _ = LogIds.with(LogIds.HOST, conversation.hostId())) {
            converseToTheEnd();
        }
    }

    private void converseToTheEnd() {
        try {
            converse();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("connection ends for an error of ours host={}", conversation.hostId(), e);
            line.close(CloseReason.INTERNAL_ERROR, "the hub could not go on");
        } finally {
            conversation.end();
            line.close(CloseReason.NORMAL, "");
        }
    }

    private void converse() throws InterruptedException {
        var open = true;
        while (open) {
            var next = inbox.take(PATIENCE);
            if (next.isEmpty()) {
                open = conversation.greeted() || hangUp();
            } else if (next.get() instanceof Inbound.Closed) {
                open = false;
            } else {
                LockSupport.parkNanos(pace.take(System.nanoTime()).toNanos());
                conversation.hear(next.get());
            }
        }
    }

    private boolean hangUp() {
        line.close(CloseReason.POLICY_VIOLATION, "no hello");
        return false;
    }
}
