package io.resticmanager.hub.connection;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage.Bye;
import io.resticmanager.contracts.agent.HubMessage.Welcome;
import io.resticmanager.hub.command.CommandRoutes;
import io.resticmanager.hub.credential.Configurations;
import io.resticmanager.hub.host.Registry;
import io.resticmanager.hub.intake.IntakeQueue;
import io.resticmanager.hub.presence.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greets agents and sees them off. */
@Singleton
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Registry registry;

    private final Presence presence;

    private final Present present;

    private final Configurations configurations;

    private final CommandRoutes commands;

    private final IntakeQueue queue;

    private final Errands errands;

    private final Clock clock;

    Reception(Registry registry, Presence presence, Present present, Configurations configurations,
            CommandRoutes commands, IntakeQueue queue, Errands errands, Clock clock) {
        this.registry = registry;
        this.presence = presence;
        this.present = present;
        this.configurations = configurations;
        this.commands = commands;
        this.queue = queue;
        this.errands = errands;
        this.clock = clock;
    }

    /** Empty when the agent speaks a protocol that this hub does not. */
    Optional<Attendance> welcome(AgentIdentity agent, Line line, String frameId, Hello hello)
            throws InterruptedException {
        if (hello.protocol() == Frame.PROTOCOL) {
            return Optional.of(greet(agent, line, frameId, Printable.hello(hello)));
        }
        LOG.warn("agent speaks protocol {} and this hub {} host={}", hello.protocol(), Frame.PROTOCOL, agent.hostId());
        line.bye(Bye.Reason.unsupported_protocol, "this hub speaks protocol " + Frame.PROTOCOL);
        return Optional.empty();
    }

    private Attendance greet(AgentIdentity agent, Line line, String frameId, Hello hello) throws InterruptedException {
        var now = clock.instant();
        var arrival = registry.arrived(agent.hostId(), agent.tokenId(), hello, now);
        presence.arrived(agent.hostId(), now, hello.outboxDepth());
        var backlog = new Backlog(agent, line, queue, arrival.storedSeq(), hello,
                errands.intake(agent, null, hello));
        var attendance = new Attendance(agent, line, backlog, errands);
        var pace = presence.pace();
        line.answer(frameId, new Welcome(agent.hostId(), now, pace.heartbeatS(), pace.reconnectSpreadS(),
                arrival.hubEpoch(), arrival.storedSeq()));
        try {
            enter(attendance);
        } catch (RuntimeException e) {
            farewell(attendance);
            throw e;
        }
        LOG.info("agent connected host={} version={} restic={}", agent.hostId(), hello.agentVersion(),
                hello.resticVersion());
        backlog.handOverHelloOnceDrained();
        return attendance;
    }

    // The configuration is read after entering: a change from before is in it, a
    // later one is pushed to whoever is present.
    private void enter(Attendance attendance) {
        var hostId = attendance.agent().hostId();
        present.enter(attendance).ifPresent(Reception::displace);
        configurations.of(hostId).ifPresent(attendance.line()::say);
        attendance.openRoute(() -> commands.open(hostId, attendance.line()::send));
    }

    private static void displace(Attendance other) {
        other.closeRoute();
        other.line().bye(Bye.Reason.replaced, "the agent has connected again");
    }

    void farewell(Attendance attendance) {
        attendance.closeRoute();
        if (present.leave(attendance)) {
            presence.left(attendance.agent().hostId());
            LOG.info("agent disconnected host={}", attendance.agent().hostId());
        }
    }
}
