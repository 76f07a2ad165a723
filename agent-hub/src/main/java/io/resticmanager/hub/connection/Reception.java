package io.resticmanager.hub.connection;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentMessage.Hello;
import io.resticmanager.contracts.agent.HubMessage.Welcome;
import io.resticmanager.hub.credential.Configurations;
import io.resticmanager.hub.host.Arrival;
import io.resticmanager.hub.intake.IntakeQueue;
import io.resticmanager.hub.presence.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Greets agents and sees them off. */
@Singleton
final class Reception {

    private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

    private final Judging judging;

    private final Doorway doorway;

    private final Presence presence;

    private final Configurations configurations;

    private final Routes routes;

    private final IntakeQueue queue;

    private final Errands errands;

    private final Clock clock;

    Reception(Judging judging, Doorway doorway, Presence presence, Configurations configurations,
            Routes routes, IntakeQueue queue, Errands errands, Clock clock) {
        this.judging = judging;
        this.doorway = doorway;
        this.presence = presence;
        this.configurations = configurations;
        this.routes = routes;
        this.queue = queue;
        this.errands = errands;
        this.clock = clock;
    }

    private record Guest(Attendance attendance, Backlog backlog) {}

    /** Empty when the agent may not stay. */
    Optional<Attendance> welcome(AgentIdentity agent, Line line, String frameId, Hello said)
            throws InterruptedException {
        var hello = Printable.hello(said);
        var guest = doorway.alone(agent.hostId(), () -> receive(agent, line, frameId, hello));
        if (guest.isEmpty()) {
            return Optional.empty();
        }
        var attendance = guest.get().attendance();
        try {
            equip(attendance);
        } catch (RuntimeException e) {
            farewell(attendance);
            throw e;
        }
        LOG.info("agent connected host={} version={} restic={}", agent.hostId(), hello.agentVersion(),
                hello.resticVersion());
        guest.get().backlog().handOverHelloOnceDrained();
        return Optional.of(attendance);
    }

    private Optional<Guest> receive(AgentIdentity agent, Line line, String frameId, Hello hello) {
        return switch (judging.judge(agent, hello, doorway.late(agent))) {
            case Verdict.Welcome(var arrival) -> Optional.of(greet(agent, line, frameId, hello, arrival));
            case Verdict.SentAway(var reason, var why, var all) -> {
                if (all) {
                    doorway.seeOff(agent.hostId(), _ -> true, reason, why);
                }
                line.bye(reason, why);
                yield Optional.empty();
            }
        };
    }

    // Entered after the welcome is said: it is the first that the agent hears, and
    // others may speak to it from then on.
    private Guest greet(AgentIdentity agent, Line line, String frameId, Hello hello, Arrival arrival) {
        var now = clock.instant();
        var backlog = new Backlog(agent, line, queue, arrival.storedSeq(), hello,
                errands.intake(agent, null, hello), clock);
        var attendance = new Attendance(agent, line, backlog, routes.looks(line), errands);
        var pace = presence.pace();
        line.answer(frameId, new Welcome(agent.hostId(), now, pace.heartbeatS(), pace.reconnectSpreadS(),
                arrival.hubEpoch(), arrival.storedSeq()));
        doorway.enter(attendance, now, hello.outboxDepth());
        return new Guest(attendance, backlog);
    }

    // The configuration is read after entering: a change from before is in it, a
    // later one is pushed to whoever is present.
    private void equip(Attendance attendance) {
        var hostId = attendance.agent().hostId();
        configurations.of(hostId).ifPresent(attendance.line()::say);
        attendance.openRoute(() -> routes.open(attendance));
    }

    void farewell(Attendance attendance) {
        doorway.leave(attendance);
    }
}
