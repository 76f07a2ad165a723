package io.resticmanager.gateway.invitation;

import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.invitation.ResetErrand.Answer;
import io.resticmanager.gateway.invitation.ResetErrand.Request;
import io.resticmanager.gateway.user.Member;
import io.resticmanager.gateway.user.SessionRevoker;
import io.resticmanager.gateway.user.UserName;
import io.resticmanager.gateway.user.Users;
import io.resticmanager.gateway.web.PublicUrl;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * The link that whoever has a shell on the server makes, the last resort when no administrator can sign in. It differs from theirs in
 * that no administrator vouches for it, and that it ends the sessions of that person at once.
 */
@Singleton
final class PasswordReset {

    private static final Actor OPERATOR = Actor.system("operator");
    private static final int NAMES = 20;

    private final InvitationRows rows;
    private final Users users;
    private final SessionRevoker sessions;
    private final AuditLog audit;
    private final PublicUrl url;
    private final Transactions transactions;
    private final Clock clock;

    PasswordReset(InvitationRows rows, Users users, SessionRevoker sessions, AuditLog audit, PublicUrl url,
            @Named("gateway") Transactions transactions, Clock clock) {
        this.rows = rows;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.url = url;
        this.transactions = transactions;
        this.clock = clock;
    }

    Answer run(Request request) {
        if (!clock.instant().isBefore(request.expiresAt())) {
            return Answer.refused(request, "it was asked for so long ago that the link is over; ask again");
        }
        return find(request.user()).map(member -> made(request, member))
                .orElseGet(() -> Answer.refused(request, "there is no user %s; %s".formatted(Shown.of(request.user()),
                        others())));
    }

    private Optional<Member> find(String typed) {
        var name = UserName.typed(typed).map(UserName::value);
        return users.list(OPERATOR).stream().filter(member -> name.filter(member.name()::equals).isPresent())
                .findFirst();
    }

    private String others() {
        var names = users.list(OPERATOR).stream().map(Member::name).limit(NAMES).collect(Collectors.joining(", "));
        return names.isEmpty() ? "nobody has been set up yet" : "the users are " + names;
    }

    private Answer made(Request request, Member member) {
        transactions.write(() -> {
            rows.put(Ids.next(), request.tokenHash(), member.id(), Invitation.OF_THE_OPERATOR, clock.instant(),
                    request.expiresAt());
            sessions.revokeAll(member.id());
            audit.record(OPERATOR, "user.reset", new Target("user", member.id()),
                    "%s, by a command on the server, until %s; signed out everywhere".formatted(member.name(),
                            request.expiresAt()),
                    Result.ok);
        });
        return new Answer(request.id(), null, member.name(), url.base() + ResetErrand.PAGE);
    }
}
