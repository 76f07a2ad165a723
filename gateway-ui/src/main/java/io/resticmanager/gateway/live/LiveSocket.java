package io.resticmanager.gateway.live;

import java.util.regex.Pattern;

import io.micronaut.http.HttpRequest;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.websocket.CloseReason;
import io.micronaut.websocket.WebSocketSession;
import io.micronaut.websocket.annotation.OnClose;
import io.micronaut.websocket.annotation.OnError;
import io.micronaut.websocket.annotation.OnMessage;
import io.micronaut.websocket.annotation.OnOpen;
import io.micronaut.websocket.annotation.ServerWebSocket;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.gateway.session.SessionWatch;
import io.resticmanager.gateway.web.SameOrigin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /live}: one socket per open page, for people who are signed in, from our own pages only. */
@ServerWebSocket("/live")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class LiveSocket {

    private static final Logger LOG = LoggerFactory.getLogger(LiveSocket.class);
    private static final Pattern TOPIC = Pattern
            .compile("fleet|alerts|channels|disk|(host|job|enrolment|restore):[0-9A-HJKMNP-TV-Z]{26}");
    private static final int MOST_TOPICS = 20;
    private static final int MOST_CHARACTERS = 4_096;

    private final Watchers watchers;
    private final OpenPages pages;
    private final SessionWatch sessions;
    private final SameOrigin origin;

    LiveSocket(Watchers watchers, OpenPages pages, SessionWatch sessions, SameOrigin origin) {
        this.watchers = watchers;
        this.pages = pages;
        this.sessions = sessions;
        this.origin = origin;
    }

    // A browser sends cookies along to any socket, so only Origin tells whose page
    // asks.
    @OnOpen
    void open(WebSocketSession page, HttpRequest<?> request) {
        var session = sessions.sessionOf(request);
        if (session.isPresent() && origin.proven(request)) {
            pages.add(session.get(), page);
            watchers.tell(page, Push.READY);
        } else {
            page.close(CloseReason.POLICY_VIOLATION);
        }
    }

    @OnMessage(maxPayloadLength = MOST_CHARACTERS)
    void subscribe(String text, WebSocketSession page) {
        try {
            Json.read(text, Subscribe.class).subscribe().stream()
                    .limit(MOST_TOPICS)
                    .filter(topic -> TOPIC.matcher(topic).matches())
                    .forEach(topic -> watchers.add(topic, page));
            watchers.tell(page, Push.SUBSCRIBED);
        } catch (Json.Malformed e) {
            page.close(CloseReason.UNSUPPORTED_DATA);
        }
    }

    @OnClose
    void close(WebSocketSession page) {
        pages.remove(page);
        watchers.remove(page);
    }

    @OnError
    void failed(WebSocketSession page, Throwable problem) {
        LOG.debug("live socket broke page={}", page.getId(), problem);
        pages.remove(page);
        watchers.remove(page);
    }
}
