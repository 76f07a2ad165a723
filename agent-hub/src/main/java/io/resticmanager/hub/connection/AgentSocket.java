package io.resticmanager.hub.connection;

import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.resticmanager.contracts.agent.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /agent/ws}: bytes in and out, on the event loop, where nothing may wait. {@link HandshakeFilter} has looked at
 * the token before, so that other sign-in rules need not apply.
 */
@ServerWebSocket(value = "/agent/ws", subprotocols = Frame.SUBPROTOCOL)
@Secured("isAnonymous()")
@ExecuteOn(OnTheSpot.NAME)
final class AgentSocket {

    private static final Logger LOG = LoggerFactory.getLogger(AgentSocket.class);

    private static final String AGENT = "io.resticmanager.hub.agent";

    private static final String INTAKE = "io.resticmanager.hub.inbox";

    private final Sessions sessions;

    AgentSocket(Sessions sessions) {
        this.sessions = sessions;
    }

    static void identified(HttpRequest<?> request, AgentIdentity agent) {
        request.setAttribute(AGENT, agent);
    }

    static Optional<AgentIdentity> identity(HttpRequest<?> request) {
        return request.getAttribute(AGENT, AgentIdentity.class);
    }

    /** What the event loop keeps of a connection. */
    private record Mouth(FrameAssembler frames, Inbox inbox) {}

    @OnOpen
    void open(WebSocketSession socket, HttpRequest<?> request) {
        var agent = identity(request).orElseThrow(() -> new IllegalStateException("a handshake that nobody looked at"));
        socket.put(INTAKE, new Mouth(new FrameAssembler(), sessions.open(agent, socket, AgentChannel.of(request))));
    }

    @OnMessage(maxPayloadLength = LongFrames.LARGEST)
    void message(WebSocketFrame frame, WebSocketSession socket) {
        try {
            socket.get(INTAKE, Mouth.class).ifPresent(mouth -> hear(mouth, frame));
        } finally {
            frame.release();
        }
    }

    private static void hear(Mouth mouth, WebSocketFrame frame) {
        if (frame instanceof BinaryWebSocketFrame) {
            mouth.frames().binary();
        }
        mouth.frames().add(frame.content(), frame.isFinalFragment()).ifPresent(mouth.inbox()::put);
    }

    @OnError
    void error(Throwable e, WebSocketSession socket) {
        LOG.debug("connection broke connection={}", socket.getId(), e);
        socket.close();
    }

    @OnClose
    void close(WebSocketSession socket) {
        socket.get(INTAKE, Mouth.class).ifPresent(mouth -> mouth.inbox().put(new Inbound.Closed()));
    }
}
