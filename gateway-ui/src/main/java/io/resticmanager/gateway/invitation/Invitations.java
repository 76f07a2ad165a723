package io.resticmanager.gateway.invitation;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

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
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.user.UserName;
import io.resticmanager.gateway.user.Users;
import io.resticmanager.gateway.web.PublicUrl;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Makes and takes back the links with which people choose a password; for administrators. */
@Singleton
public final class Invitations {

    public static final Duration USUAL = Duration.ofHours(72);
    public static final Duration SHORTEST = Duration.ofMinutes(5);
    public static final Duration LONGEST = Duration.ofDays(30);

    private final InvitationRows rows;
    private final InvitationList list;
    private final Users users;
    private final Standing standing;
    private final AuditLog audit;
    private final PublicUrl url;
    private final Transactions transactions;
    private final Clock clock;

    Invitations(InvitationRows rows, InvitationList list, Users users, Standing standing, AuditLog audit, PublicUrl url,
            @Named("gateway") Transactions transactions, Clock clock) {
        this.rows = rows;
        this.list = list;
        this.users = users;
        this.standing = standing;
        this.audit = audit;
        this.url = url;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Also those that have expired, until they are taken back or made anew; by name. */
    public List<Invitation> list(Actor actor) {
        Allowed.check(actor, Role.admin);
        return list.all();
    }

    /** Somebody new, and the link for their first password. */
    public Invited invite(Actor actor, UserName name, Role role, Duration life) {
        var made = new AtomicReference<@Nullable Invited>();
        users.expect(actor, name, role, person -> made.set(link(actor, person.id(), person.name(), life)));
        return Objects.requireNonNull(made.get());
    }

    /**
     * A link for somebody who is there: a new password for who forgot theirs, which is good until then. The link of before is void.
     *
     * @throws ProblemException 404 when there is nobody of that id
     */
    public Invited renew(Actor actor, String userId, Duration life) {
        var member = users.get(actor, userId);
        return transactions.write(() -> link(actor, member.id(), member.name(), life));
    }

    /** @throws ProblemException 404 when there is none of that id, or it has been used */
    public void revoke(Actor actor, String id) {
        Allowed.check(actor, Role.admin);
        transactions.write(() -> {
            standing.check(actor);
            var found = list.one(id).orElseThrow(Invitations::unknown);
            if (rows.remove(id) == 0) {
                throw unknown();
            }
            audit.record(actor, "invitation.revoke", new Target("invitation", id), "for " + found.userName(),
                    Result.ok);
        });
    }

    private Invited link(Actor actor, String userId, String name, Duration life) {
        standing.check(actor);
        var token = Token.mint();
        var now = clock.instant();
        var made = new Invited(Ids.next(), userId, name, url.base() + InvitationPage.PATH + "?token=" + token.value(),
                now.plus(life));
        rows.put(made.invitationId(), token.hash(), userId, actor.name(), now, made.expiresAt());
        audit.record(actor, "user.invite", new Target("user", userId),
                "%s, until %s".formatted(name, made.expiresAt()), Result.ok);
        return made;
    }

    private static ProblemException unknown() {
        return new ProblemException(
                Problem.notFound("There is no open link of this id; it may have been used meanwhile."));
    }
}
