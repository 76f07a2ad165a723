package io.resticmanager.gateway.session;

import java.time.Clock;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.web.Callers;
import io.resticmanager.platform.sqlite.Transactions;

/** Whether the password was entered lately in the session that asks; what is dangerous wants that (decision 15). */
@Singleton
public final class Confirmations {

    static final Problem WANTED = Problem.of(403, "password-required", "Enter your password first",
            "This needs your password, entered within the last ten minutes: POST /api/sessions/confirm, then try again.");
    private static final Problem NOT_WITH_THIS_TOKEN = Problem.of(403, "password-required", "Not with this token",
            "This needs a token that an administrator made with allow_sensitive.");
    private static final Problem WRONG = Problem.of(401, "wrong-credentials", "Not confirmed",
            "The password is wrong.");

    private final SignIn signIn;
    private final OpenSessions open;
    private final SessionLookup lookup;
    private final SignInRecord record;
    private final Callers callers;
    private final Transactions transactions;
    private final Clock clock;

    Confirmations(SignIn signIn, OpenSessions open, SessionLookup lookup, SignInRecord record, Callers callers,
            @Named("gateway") Transactions transactions, Clock clock) {
        this.signIn = signIn;
        this.open = open;
        this.lookup = lookup;
        this.record = record;
        this.callers = callers;
        this.transactions = transactions;
        this.clock = clock;
    }

    public boolean recent(HttpRequest<?> request) {
        return Bearer.of(request).map(Bearer::sensitive).orElseGet(() -> SignedIn.of(request)
                .flatMap(session -> lookup.confirmed(session.id()))
                .filter(confirmed -> confirmed.recent(clock.instant())).isPresent());
    }

    /** @throws ProblemException 403 unless the password was entered lately */
    public void require(HttpRequest<?> request) {
        if (!recent(request)) {
            throw new ProblemException(Bearer.of(request).isPresent() ? NOT_WITH_THIS_TOKEN : WANTED);
        }
    }

    /** @throws ProblemException as signing in: 401 when the password is another, 429 after too many failures */
    public void confirm(HttpRequest<?> request, Session session, Password password) {
        var address = callers.address(request);
        switch (signIn.attempt(request, session.userName(), password,
                () -> record.confirmed(session, address, AuditLog.Result.refused))) {
            case SignIn.Outcome.Granted _ -> transactions.write(() -> {
                open.confirm(session.id(), clock.instant());
                record.confirmed(session, address, AuditLog.Result.ok);
            });
            case SignIn.Outcome.Refused(var why) ->
                throw why.problem().status() == 401 ? new ProblemException(WRONG) : why;
        }
    }
}
