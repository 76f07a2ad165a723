package io.resticmanager.hub.connection;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.HubMessage.Bye;
import io.resticmanager.hub.presence.Presence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets agents in and out, one at a time for each host, so that who is there and since when never contradict each other: an
 * old connection may end while a new one is greeted.
 */
@Singleton
final class Doorway {

    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);

    private final Present present;

    private final Presence presence;

    private final Map<String, Door> doors = new ConcurrentHashMap<>();

    Doorway(Present present, Presence presence) {
        this.present = present;
        this.presence = presence;
    }

    /** What is remembered of a host that has had a connection; a few dozen bytes, kept while the hub runs. */
    private static final class Door {

        // Fair: who came first is greeted first.
        private final ReentrantLock lock = new ReentrantLock(true);

        private long latest;
    }

    /** Nobody else comes in or leaves at this host's door meanwhile. May be nested. */
    <T> T alone(String hostId, Supplier<T> work) {
        var lock = door(hostId).lock;
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    void alone(String hostId, Runnable work) {
        alone(hostId, () -> {
            work.run();
            return true;
        });
    }

    private Door door(String hostId) {
        return doors.computeIfAbsent(hostId, _ -> new Door());
    }

    /**
     * Whether a connection that was let in later has been greeted before: this one's hello was held up on the way, and says
     * nothing about now.
     */
    boolean late(AgentIdentity agent) {
        return alone(agent.hostId(), () -> agent.admission() < door(agent.hostId()).latest);
    }

    /** Enters an agent, in the place of the one before. */
    void enter(Attendance attendance, Instant now, long outboxDepth) {
        var agent = attendance.agent();
        alone(agent.hostId(), () -> {
            door(agent.hostId()).latest = agent.admission();
            presence.arrived(agent.hostId(), now, outboxDepth);
            present.enter(attendance).ifPresent(other -> sayGoodbye(other, Bye.Reason.replaced,
                    "the agent has connected again"));
        });
    }

    /** The connection has ended; does nothing when another has taken its place before. */
    void leave(Attendance attendance) {
        attendance.closeRoute();
        var hostId = attendance.agent().hostId();
        alone(hostId, () -> {
            if (present.leave(attendance)) {
                presence.left(hostId);
                LOG.info("agent disconnected host={}", hostId);
            }
        });
    }

    /** Ends the connection of a host, if there is one and it is of that kind. */
    void seeOff(String hostId, Predicate<AgentIdentity> whom, Bye.Reason reason, String why) {
        alone(hostId, () -> present.of(hostId).filter(attendance -> whom.test(attendance.agent()))
                .ifPresent(attendance -> {
                    leave(attendance);
                    sayGoodbye(attendance, reason, why);
                }));
    }

    private static void sayGoodbye(Attendance attendance, Bye.Reason reason, String why) {
        attendance.closeRoute();
        attendance.line().bye(reason, why);
    }
}
