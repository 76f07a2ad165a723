package io.resticmanager.hub.connection;

import jakarta.inject.Singleton;

import io.micronaut.websocket.WebSocketSession;
import io.resticmanager.platform.id.Ids;

/** Begins a session for each connection that was let in. */
@Singleton
final class Sessions {

    private final Reception reception;

    Sessions(Reception reception) {
        this.reception = reception;
    }

    /** Answers where the frames of this connection go. */
    Inbox open(AgentIdentity agent, WebSocketSession socket, AgentChannel channel) {
        var line = new Line(socket, channel.channel(), Ids::next);
        var inbox = new Inbox(line::reading);
        var session = new Session(inbox, line, new Conversation(agent, line, reception));
        Thread.ofVirtual().name("agent-" + agent.hostId()).start(session);
        return inbox;
    }
}
