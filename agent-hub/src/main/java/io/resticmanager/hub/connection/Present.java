package io.resticmanager.hub.connection;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

/** The agents that have been welcomed and are connected to this hub; one for each host. */
@Singleton
final class Present {

    private final Map<String, Attendance> byHost = new ConcurrentHashMap<>();

    /** Enters an agent; answers whom it displaced. */
    Optional<Attendance> enter(Attendance attendance) {
        return Optional.ofNullable(byHost.put(attendance.agent().hostId(), attendance));
    }

    /** False when another connection has taken its place before. */
    boolean leave(Attendance attendance) {
        return byHost.remove(attendance.agent().hostId(), attendance);
    }

    Optional<Attendance> of(String hostId) {
        return Optional.ofNullable(byHost.get(hostId));
    }

    int count() {
        return byHost.size();
    }

    List<Attendance> all() {
        return List.copyOf(byHost.values());
    }
}
