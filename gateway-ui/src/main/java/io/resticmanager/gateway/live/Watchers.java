package io.resticmanager.gateway.live;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.websocket.WebSocketSession;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which open page watches which topic. */
@Singleton
public final class Watchers {

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final Map<String, Set<WebSocketSession>> pages = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher<TopicLeft> events;

    Watchers(ApplicationEventPublisher<TopicLeft> events) {
        this.events = events;
    }

    void add(String topic, WebSocketSession page) {
        pages.compute(topic, (_, watching) -> {
            var all = watching == null ? ConcurrentHashMap.<WebSocketSession>newKeySet() : watching;
            all.add(page);
            return all;
        });
    }

    void remove(WebSocketSession page) {
        pages.forEach((topic, watched) -> {
            if (watched.contains(page) && remove(topic, page) == null) {
                events.publishEvent(new TopicLeft(topic));
            }
        });
    }

    private @Nullable Set<WebSocketSession> remove(String topic, WebSocketSession page) {
        return pages.computeIfPresent(topic, (_, watching) -> {
            watching.remove(page);
            return watching.isEmpty() ? null : watching;
        });
    }

    /** Whether any open page shows it. */
    public boolean watched(String topic) {
        return pages.containsKey(topic);
    }

    Set<String> topics() {
        return pages.keySet();
    }

    void tell(Push push) {
        var watching = pages.getOrDefault(push.topic(), Set.of());
        if (!watching.isEmpty()) {
            var text = Json.text(push);
            watching.forEach(page -> send(page, text));
        }
    }

    void tell(WebSocketSession page, Push push) {
        send(page, Json.text(push));
    }

    private static void send(WebSocketSession page, String text) {
        if (page.isOpen()) {
            // A page that went away meanwhile is taken out when its socket says so.
            var _ = page.sendAsync(text).exceptionally(gone -> {
                LOG.debug("not told page={}", page.getId(), gone);
                return text;
            });
        }
    }
}
