package io.resticmanager.hub.connection;

import java.time.Clock;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.hub.host.Hellos;
import io.resticmanager.hub.intake.Ephemeral;
import io.resticmanager.hub.presence.Presence;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries what an agent says to those in the hub whom it concerns. */
@Singleton
final class Errands {

    private static final Logger LOG = LoggerFactory.getLogger(Errands.class);

    private final Presence presence;

    private final Hellos hellos;

    private final Ephemeral ephemeral;

    private final Clock clock;

    Errands(Presence presence, Hellos hellos, Ephemeral ephemeral, Clock clock) {
        this.presence = presence;
        this.hellos = hellos;
        this.ephemeral = ephemeral;
        this.clock = clock;
    }

    void heard(AgentIdentity agent) {
        presence.heard(agent.hostId());
    }

    void heartbeat(AgentIdentity agent, AgentMessage.Heartbeat heartbeat) {
        presence.heartbeat(agent.hostId(), heartbeat.outboxDepth());
        ephemeral.publish(intake(agent, null, heartbeat));
    }

    void applied(AgentIdentity agent, AgentMessage.ConfigApplied applied) {
        var refused = Printable.list(applied.refused());
        if (!refused.isEmpty()) {
            LOG.warn("agent refuses part of its configuration host={} revision={} refused={}", agent.hostId(),
                    applied.revision(), Printable.of(String.join(", ", refused)));
        }
        hellos.applied(agent.hostId(), applied.revision(), refused);
    }

    /** Hands on what is only worth saying now. */
    void passing(AgentIdentity agent, AgentMessage.AboutJob message) {
        ephemeral.publish(intake(agent, null, message));
    }

    /** Stamps what an agent said with who it is, as its token proved. */
    Intake intake(AgentIdentity agent, @Nullable Long seq, AgentMessage message) {
        return new Intake(agent.hostId(), agent.tokenId(), seq, clock.instant(), FrameCodec.FROM_AGENT.typeOf(message),
                Json.tree(message));
    }
}
