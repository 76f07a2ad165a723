package io.resticmanager.gateway.session;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.user.Passwords;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.platform.sqlite.Transactions;

/** A new password for who is signed in. It ends all their sessions and API tokens; the browser that asked gets a new one. */
@Singleton
public final class PasswordChange {

    private static final int UNAUTHENTICATED = 401;

    private final SignIn signIn;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Transactions transactions;

    PasswordChange(SignIn signIn, Passwords passwords, AuditLog audit, @Named("gateway") Transactions transactions) {
        this.signIn = signIn;
        this.passwords = passwords;
        this.audit = audit;
        this.transactions = transactions;
    }

    /**
     * Puts the cookies of the new session into the answer and returns its CSRF token.
     *
     * @throws ProblemException 422 at {@code current} or {@code password}; 429 after too many wrong ones, which count as failed
     *         attempts to sign in
     */
    public String change(HttpRequest<?> request, MutableHttpResponse<?> answer, Actor actor, Password current,
            Password wanted) {
        var complaints = new Complaints();
        wanted.complaint().ifPresent(complaint -> complaints.add("password", complaint));
        complaints.addIf(wanted.equals(current), "password", "This is the password that you have already.");
        complaints.throwIfAny();
        var person = proven(request, actor, current);
        var hashed = passwords.hashed(wanted);
        transactions.write(() -> {
            var went = passwords.replace(person, hashed);
            record(actor, person.id(), "changed; all other sessions ended" + went, Result.ok);
        });
        return signIn.grant(request, answer, passwords.person(person.id()).orElseThrow(PasswordChange::gone));
    }

    // By the same way as sign-in: the same throttle, the same time.
    private Person proven(HttpRequest<?> request, Actor actor, Password current) {
        return switch (signIn.attempt(request, actor.name(), current, () -> record(actor,
                String.valueOf(actor.userId()), "the present one was wrong", Result.refused))) {
            case SignIn.Outcome.Granted(var person) -> person;
            case SignIn.Outcome.Refused(var refused) when refused.problem().status() == UNAUTHENTICATED ->
                throw new ProblemException(Problem.invalid("current", "This is not your present password."));
            case SignIn.Outcome.Refused(var refused) -> throw refused;
        };
    }

    private static ProblemException gone() {
        return new ProblemException(Problem.of(401, "unauthenticated", "Not signed in", "Your account was removed."));
    }

    private void record(Actor actor, String userId, String details, Result result) {
        audit.record(actor, "user.password", new Target("user", userId), details, result);
    }
}
