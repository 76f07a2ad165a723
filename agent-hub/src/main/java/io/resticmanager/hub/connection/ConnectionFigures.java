package io.resticmanager.hub.connection;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;

/** How many agents talk to this hub, and how many came to its door since it started. */
@Singleton
final class ConnectionFigures implements Figures {

    private static final Family CONNECTED = Family.gauge("agents_connected", "Agents that have been welcomed.");
    private static final Family HANDSHAKES = Family.counter("agent_handshakes",
            "Handshakes since the start; who was sent back comes again.");

    private final Present present;
    private final Admission admission;

    ConnectionFigures(Present present, Admission admission) {
        this.present = present;
        this.admission = admission;
    }

    @Override
    public String source() {
        return "hub.connections";
    }

    @Override
    public List<Figure> figures() {
        var door = admission.figures();
        return List.of(CONNECTED.of(present.count()),
                HANDSHAKES.of(door.letIn(), "outcome", "let_in"),
                HANDSHAKES.of(door.sentBack(), "outcome", "sent_back"));
    }
}
