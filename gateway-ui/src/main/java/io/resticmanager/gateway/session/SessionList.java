package io.resticmanager.gateway.session;

import java.time.Clock;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.standing.Standing;
import io.resticmanager.platform.sqlite.Transactions;

/** Where people are signed in. Everybody sees their own, administrators those of others too. */
@Singleton
public final class SessionList {

    private final SessionLookup lookup;
    private final Sessions sessions;
    private final Standing standing;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    SessionList(SessionLookup lookup, Sessions sessions, Standing standing, AuditLog audit,
            @Named("gateway") Transactions transactions,
            Clock clock) {
        this.lookup = lookup;
        this.sessions = sessions;
        this.standing = standing;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Those in force, the last used first.
     *
     * @throws ProblemException 403 when they are somebody else's and no administrator asks
     */
    public List<OpenSession> of(Actor actor, String userId) {
        if (!mine(actor, userId)) {
            Allowed.check(actor, Role.admin);
        }
        var now = clock.instant();
        return lookup.ofPerson(userId, now.minus(Session.IDLE), now.minus(Session.LONGEST));
    }

    /** @throws ProblemException 404 when there is none of that id, or it is none of theirs and no administrator asks */
    public void revoke(Actor actor, String id) {
        var found = lookup.open(id)
                .filter(session -> mine(actor, session.userId()) || actor.role().covers(Role.admin))
                .orElseThrow(() -> new ProblemException(Problem.notFound("There is no session of this id.")));
        var name = lookup.userName(id).orElse("?");
        transactions.write(() -> {
            standing.check(actor);
            sessions.end(found.id());
            audit.record(actor, "session.revoke", new Target("session", found.id()),
                    "of %s (%s), from %s".formatted(name, found.userId(), found.address()), Result.ok);
        });
    }

    private static boolean mine(Actor actor, String userId) {
        return userId.equals(actor.userId());
    }
}
