package io.resticmanager.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.annotation.Scheduled;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.platform.id.Ids;

/** Who is signed in. */
@Singleton
final class Sessions {

    // Often enough for an idle time of hours, and rare enough that reading a page
    // seldom writes.
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final OpenSessions open;
    private final SessionLookup lookup;
    private final Clock clock;
    private final ApplicationEventPublisher<SessionOver> over;

    Sessions(OpenSessions open, SessionLookup lookup, Clock clock, ApplicationEventPublisher<SessionOver> over) {
        this.open = open;
        this.lookup = lookup;
        this.clock = clock;
        this.over = over;
    }

    /** A session that has just begun, with the token that only its browser gets. */
    record Begun(Session session, Token token) {}

    Begun begin(Person person, String address) {
        var token = Token.mint();
        var now = clock.instant();
        var row = open.save(new SessionRow(Ids.next(), token.hash(), person.id(), address, now, now));
        return new Begun(new Session(row.id(), person.id(), person.name(), person.role(), now, now), token);
    }

    /** The session that the token belongs to, if it is still in force; its use is not noted. */
    Optional<Session> find(Token token) {
        var now = clock.instant();
        return lookup.find(token.hash()).filter(found -> !found.over(now));
    }

    /** The same; asking keeps it in use. */
    Optional<Session> resume(Token token) {
        var now = clock.instant();
        var session = find(token);
        session.filter(found -> found.lastUsedAt().plus(TOUCH_EVERY).isBefore(now))
                .ifPresent(found -> open.touch(found.id(), now));
        return session;
    }

    void end(Session session) {
        remove(session);
        tell(session);
    }

    /** May be part of a transaction; afterwards {@link #tell}. */
    void remove(Session session) {
        open.deleteById(session.id());
    }

    void tell(Session session) {
        over.publishEvent(new SessionOver(session.id()));
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void sweep() {
        var now = clock.instant();
        open.sweep(now.minus(Session.IDLE), now.minus(Session.LONGEST));
    }
}
