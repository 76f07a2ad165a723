package io.resticmanager.hub.story;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.Decoded;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** The agent's side of the WebSocket, with the JDK's client as the real agent uses it. */
public final class TestAgent implements WebSocket.Listener, AutoCloseable {

    private static final int PATIENCE_S = 10;

    private final BlockingQueue<Frame<HubMessage>> heard = new LinkedBlockingQueue<>();

    private final CompletableFuture<Integer> closed = new CompletableFuture<>();

    private volatile boolean reads = true;

    private final StringBuilder text = new StringBuilder();

    private final CompletableFuture<WebSocket> socket = new CompletableFuture<>();

    /** Comes again when the hub sends it back, as an agent does: a test is faster than the hub's door (docs/adr/0024). */
    public static TestAgent connect(URI uri, String agentToken) {
        return await("the hub lets the agent in").pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(20))
                .until(() -> knock(uri, agentToken), Optional::isPresent).orElseThrow();
    }

    private static Optional<TestAgent> knock(URI uri, String agentToken) {
        var agent = new TestAgent();
        try {
            Endpoint.HTTP.newWebSocketBuilder().subprotocols(Frame.SUBPROTOCOL).connectTimeout(Duration.ofSeconds(10))
                    .header("Authorization", "Bearer " + agentToken).buildAsync(uri, agent).join();
            return Optional.of(agent);
        } catch (CompletionException e) {
            if (isSentBack(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static boolean isSentBack(CompletionException failure) {
        return failure.getCause() instanceof WebSocketHandshakeException refused
                && refused.getResponse().statusCode() == 503;
    }

    public static AgentMessage.Hello hello(long lastSeq, long outboxDepth) {
        return hello(lastSeq, outboxDepth, null);
    }

    public static AgentMessage.Hello hello(long lastSeq, long outboxDepth, @Nullable Long firstKeptSeq) {
        return new AgentMessage.Hello(Frame.PROTOCOL, "0.1.0", "0.18.0", "linux", "amd64", "ada.example.org", 0,
                List.of(), List.of(), outboxDepth, Ids.next(), null, Instant.now(), "Europe/Berlin", lastSeq,
                firstKeptSeq, null);
    }

    /** Says hello with an empty outbox and waits for welcome and configuration. */
    public HubMessage.ConfigUpdate greet() {
        return greet(hello(0, 0));
    }

    public HubMessage.ConfigUpdate greet(AgentMessage.Hello hello) {
        say(hello);
        hear(HubMessage.Welcome.class);
        return hear(HubMessage.ConfigUpdate.class);
    }

    public void say(AgentMessage message) {
        say(FrameCodec.FROM_AGENT.encode(Frame.of(Ids.next(), message)));
    }

    public void say(long seq, AgentMessage message) {
        say(FrameCodec.FROM_AGENT.encode(Frame.durable(Ids.next(), seq, message)));
    }

    /** Answers a frame. */
    public void answer(Frame<HubMessage> asked, AgentMessage message) {
        say(FrameCodec.FROM_AGENT.encode(Frame.answer(Ids.next(), asked.id(), message)));
    }

    public void say(String raw) {
        socket.join().sendText(raw, true).join();
    }

    public WebSocket socket() {
        return socket.join();
    }

    /** Waits for the next message, which has to be of that type. */
    public <M extends HubMessage> M hear(Class<M> type) {
        return type.cast(hearFrame(type).message());
    }

    /** The same with its envelope, for what is answered by its id. */
    public Frame<HubMessage> hearFrame(Class<? extends HubMessage> type) {
        var frame = next();
        if (!type.isInstance(frame.message())) {
            throw new AssertionError("expected " + type.getSimpleName() + " and heard " + frame.message());
        }
        return frame;
    }

    /** Waits until everything up to this number is acknowledged, and nothing beyond it. */
    public void hearAckOf(long seq) {
        var acked = 0L;
        while (acked < seq) {
            acked = hear(HubMessage.Ack.class).seq();
        }
        if (acked > seq) {
            throw new AssertionError("acknowledged up to " + acked + " instead of " + seq);
        }
    }

    public boolean hearsNothingFor(Duration time) {
        try {
            return heard.poll(time.toMillis(), TimeUnit.MILLISECONDS) == null;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private Frame<HubMessage> next() {
        try {
            var message = heard.poll(PATIENCE_S, TimeUnit.SECONDS);
            if (message == null) {
                throw new AssertionError("the hub says nothing; closed: " + closed);
            }
            return message;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * Waits for the end of the connection, and whether the hub's last words came through: who hangs up on somebody that still speaks may cost him
     * them, as TCP resets.
     */
    public boolean endsInOrder() {
        return closed.orTimeout(PATIENCE_S, TimeUnit.SECONDS).handle((_, broken) -> {
            if (broken != null && !(broken instanceof IOException)) {
                throw new AssertionError(broken);
            }
            return broken == null;
        }).join();
    }

    /** Waits for the end of the connection and answers its code. */
    public int closeCode() {
        return closed.orTimeout(PATIENCE_S, TimeUnit.SECONDS).join();
    }

    /** From now on what the hub says stays in the network. */
    public void stopReading() {
        reads = false;
    }

    /** Cuts the line without a word, as a dying machine does. */
    public void vanish() {
        socket.join().abort();
    }

    @Override
    public void close() {
        socket.join().sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(_ -> socket.join())
                .completeOnTimeout(socket.join(), PATIENCE_S, TimeUnit.SECONDS).join();
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        socket.complete(webSocket);
        webSocket.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            heard.add(read(text.toString()));
            text.setLength(0);
        }
        if (reads) {
            webSocket.request(1);
        }
        return CompletableFuture.completedStage(null);
    }

    private static Frame<HubMessage> read(String frame) {
        if (FrameCodec.FROM_HUB.decode(frame) instanceof Decoded.Understood<HubMessage>(var understood)) {
            return understood;
        }
        throw new AssertionError("the hub said something that no agent understands");
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int code, String reason) {
        closed.complete(code);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable e) {
        closed.completeExceptionally(e);
    }
}
