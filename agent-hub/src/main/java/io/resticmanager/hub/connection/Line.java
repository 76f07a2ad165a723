package io.resticmanager.hub.connection;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.exceptions.WebSocketSessionException;
import io.netty.channel.Channel;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sending side of one connection. What waits to be sent is bounded (256 frames, 1 MiB): an agent that reads slower
 * than that is let go and comes back.
 */
final class Line {

    private static final Logger LOG = LoggerFactory.getLogger(Line.class);

    private static final int MOST_FRAMES = 256;

    private static final int MOST_BYTES = 1024 * 1024;

    private static final int SECONDS_TO_SAY_GOODBYE = 5;

    private final WebSocketSession socket;

    private final Channel channel;

    private final Supplier<String> ids;

    private final AtomicInteger frames = new AtomicInteger();

    private final AtomicInteger bytes = new AtomicInteger();

    private final AtomicBoolean closing = new AtomicBoolean();

    Line(WebSocketSession socket, Channel channel, Supplier<String> ids) {
        this.socket = socket;
        this.channel = channel;
        this.ids = ids;
    }

    /** Completes once the frame is written; fails when the connection is gone or the other side too slow. */
    CompletableFuture<Void> send(HubMessage message) {
        return send(Frame.of(ids.get(), message));
    }

    /** The same, of a frame that will be answered by its id. */
    CompletableFuture<Void> send(Frame<HubMessage> frame) {
        return write(FrameCodec.FROM_HUB.encode(frame));
    }

    /** Sends, and lets go what can not be sent: the connection is then ending, and the agent will ask again. */
    void say(HubMessage message) {
        letGo(send(message));
    }

    void answer(String re, HubMessage message) {
        letGo(write(FrameCodec.FROM_HUB.encode(Frame.answer(ids.get(), re, message))));
    }

    private void letGo(CompletableFuture<Void> sent) {
        var _ = sent.exceptionally(e -> {
            LOG.debug("not sent connection={} why={}", socket.getId(), e.toString());
            return null;
        });
    }

    private CompletableFuture<Void> write(String text) {
        var size = text.length();
        var over = frames.incrementAndGet() > MOST_FRAMES | bytes.addAndGet(size) > MOST_BYTES;
        var written = over ? overrun() : handOver(text);
        return written.whenComplete((_, _) -> {
            frames.decrementAndGet();
            bytes.addAndGet(-size);
        });
    }

    private CompletableFuture<Void> handOver(String text) {
        try {
            return socket.sendAsync(text).thenApply(_ -> null);
        } catch (WebSocketSessionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Void> overrun() {
        close(CloseReason.TRY_AGAIN_LATER, "reads too slowly");
        return CompletableFuture.failedFuture(new WebSocketSessionException("the agent reads too slowly"));
    }

    /** Says why and hangs up; for an agent that does not even read that, a little later. */
    void close(CloseReason kind, String why) {
        if (closing.compareAndSet(false, true)) {
            LOG.debug("closing connection={} code={} why={}", socket.getId(), kind.getCode(), why);
            socket.close(new CloseReason(kind.getCode(), why));
            CompletableFuture.delayedExecutor(SECONDS_TO_SAY_GOODBYE, TimeUnit.SECONDS).execute(this::hangUp);
        }
    }

    private void hangUp() {
        var _ = channel.close();
    }

    void bye(HubMessage.Bye.Reason reason, String why) {
        var _ = send(new HubMessage.Bye(reason, why)).whenComplete((_, _) -> close(CloseReason.NORMAL, why));
    }

    /** Stops or goes on reading from the network. */
    void reading(boolean on) {
        channel.config().setAutoRead(on);
    }
}
