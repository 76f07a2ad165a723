package io.resticmanager.gateway.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.resticmanager.gateway.session.SessionOver;
import io.resticmanager.gateway.session.SessionWatch;

/** Closes the sockets of a session that has ended: a log must not run on before somebody who is signed out. */
@Singleton
final class OpenPages {

    private final Map<String, Set<WebSocketSession>> pages = new ConcurrentHashMap<>();
    private final SessionWatch sessions;

    OpenPages(SessionWatch sessions) {
        this.sessions = sessions;
    }

    void add(String sessionId, WebSocketSession page) {
        pages.compute(sessionId, (_, open) -> {
            var all = open == null ? ConcurrentHashMap.<WebSocketSession>newKeySet() : open;
            all.add(page);
            return all;
        });
        // It may have ended between the handshake and now.
        if (!sessions.inForce(sessionId)) {
            over(new SessionOver(sessionId));
        }
    }

    void remove(WebSocketSession page) {
        pages.forEach((sessionId, _) -> pages.computeIfPresent(sessionId, (_, open) -> {
            open.remove(page);
            return open.isEmpty() ? null : open;
        }));
    }

    Stream<WebSocketSession> all() {
        return pages.values().stream().flatMap(Set::stream);
    }

    @EventListener
    void over(SessionOver ended) {
        pages.getOrDefault(ended.sessionId(), Set.of()).forEach(page -> page.close(CloseReason.POLICY_VIOLATION));
    }

    /** Sessions also end by themselves. */
    @Scheduled(initialDelay = "1m", fixedDelay = "1m")
    void closeWhatHasExpired() {
        pages.keySet().stream().filter(sessionId -> !sessions.inForce(sessionId))
                .forEach(sessionId -> over(new SessionOver(sessionId)));
    }
}
