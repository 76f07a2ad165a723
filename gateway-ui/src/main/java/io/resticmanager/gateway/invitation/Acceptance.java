package io.resticmanager.gateway.invitation;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.user.Passwords;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.platform.sqlite.Transactions;

/** What somebody who has a link can do with it: choose a password, once. */
@Singleton
final class Acceptance {

    private final InvitationRows rows;
    private final InvitationList list;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    Acceptance(InvitationRows rows, InvitationList list, Passwords passwords, AuditLog audit,
            @Named("gateway") Transactions transactions, Clock clock) {
        this.rows = rows;
        this.list = list;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Empty for a link that never was, was used or taken back, or has expired: which of these is nobody's business. */
    Optional<Invitation> find(Token token) {
        return list.byToken(token.hash()).filter(found -> !found.over(clock.instant()));
    }

    /**
     * @return the person as they are then
     * @throws ProblemException 410 when somebody else was faster, or an administrator
     */
    Person accept(Token token, Invitation invitation, Password password, String address) {
        var person = passwords.person(invitation.userId()).orElseThrow(Acceptance::gone);
        var hashed = passwords.hashed(password);
        return transactions.write(() -> {
            if (rows.take(token.hash(), person.id(), clock.instant(), Invitation.OF_THE_OPERATOR) == 0) {
                throw gone();
            }
            var went = passwords.replace(person, hashed);
            audit.record(new Actor(person.id(), person.name(), person.role(), address), "invitation.accept",
                    new Target("invitation", invitation.id()),
                    "%s chose %s password%s".formatted(person.name(), invitation.invited() ? "the first" : "a new",
                            went),
                    Result.ok);
            return passwords.person(person.id()).orElseThrow(Acceptance::gone);
        });
    }

    static ProblemException gone() {
        return new ProblemException(Problem.of(410, "invitation-over", "This link is not good",
                "It was used already, was taken back or replaced, or has expired. Ask an administrator for a new one."));
    }
}
