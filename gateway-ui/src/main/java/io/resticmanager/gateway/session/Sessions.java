package io.resticmanager.gateway.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.scheduling.annotation.Scheduled;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.token.UsesNoted;
import io.resticmanager.gateway.user.Accounts;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;

/** Who is signed in. */
@Singleton
final class Sessions {

    // Often enough for an idle time of hours, and rare enough that reading a page
    // seldom writes.
    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);

    private final OpenSessions open;
    private final SessionLookup lookup;
    private final Accounts accounts;
    private final Transactions transactions;
    private final Clock clock;
    private final ApplicationEventPublisher<SessionOver> over;
    private final UsesNoted uses = new UsesNoted();

    Sessions(OpenSessions open, SessionLookup lookup, Accounts accounts,
            @Named("gateway") Transactions transactions, Clock clock, ApplicationEventPublisher<SessionOver> over) {
        this.open = open;
        this.lookup = lookup;
        this.accounts = accounts;
        this.transactions = transactions;
        this.clock = clock;
        this.over = over;
    }

    /** A session that has just begun, with the token that only its browser gets. */
    record Begun(Session session, Token token) {}

    /**
     * Ends the one that was used longest ago when they have {@link Session#MOST} already.
     *
     * @param person as looked at when the password was checked
     * @throws ProblemException 401 when they are gone or have another password since: that ended their sessions, and no new one may
     *         begin with the old password
     */
    Begun begin(Person person, String address, String userAgent) {
        var token = Token.mint();
        var now = clock.instant();
        var row = transactions.write(() -> {
            if (!accounts.signsIn(person, now)) {
                throw new ProblemException(Problem.of(401, "wrong-credentials", "Not signed in",
                        "The account was changed meanwhile. Try again."));
            }
            open.beyond(person.id(), Session.MOST - 1).forEach(this::end);
            return open.save(new SessionRow(Ids.next(), token.hash(), person.id(), address, userAgent, now, now));
        });
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
                .ifPresent(found -> uses.note(() -> open.touch(found.id(), now)));
        return session;
    }

    /** Within a transaction too: what the session holds open is closed once that is committed. */
    void end(String id) {
        transactions.write(() -> {
            open.deleteById(id);
            transactions.afterCommit(() -> over.publishEvent(new SessionOver(id)));
        });
    }

    @Scheduled(initialDelay = "1m", fixedDelay = "1h")
    void sweep() {
        var now = clock.instant();
        open.sweep(now.minus(Session.IDLE), now.minus(Session.LONGEST));
    }
}
