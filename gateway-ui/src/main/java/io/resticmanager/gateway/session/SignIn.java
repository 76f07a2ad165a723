package io.resticmanager.gateway.session;

import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.user.Accounts;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.gateway.web.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Signing in and out, for pages and the API alike. */
@Singleton
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    // Whether the name or the password is wrong is nobody's business.
    private static final Problem WRONG = Problem.of(401, "wrong-credentials", "Not signed in",
            "User name or password is wrong.");

    private final Accounts accounts;
    private final Attempts attempts;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final CsrfTokens csrf;
    private final Callers callers;
    private final SignInRecord record;

    SignIn(Accounts accounts, Attempts attempts, Sessions sessions, SessionCookie cookie, CsrfTokens csrf,
            Callers callers, SignInRecord record) {
        this.accounts = accounts;
        this.attempts = attempts;
        this.sessions = sessions;
        this.cookie = cookie;
        this.csrf = csrf;
        this.callers = callers;
        this.record = record;
    }

    /** How an attempt ended. */
    public sealed interface Outcome {

        /** Goes into the answer with {@link SignIn#grant}. */
        record Granted(Person person) implements Outcome {}

        /** 401 when name and password do not belong together, 429 with a time to wait after too many failures. */
        record Refused(ProblemException why) implements Outcome {}
    }

    public Outcome attempt(HttpRequest<?> request, String name, Password password) {
        return attempt(request, name, password, () -> record.refused(name, callers.address(request)));
    }

    /** @param tell writes down that the password was another */
    Outcome attempt(HttpRequest<?> request, String name, Password password, Runnable tell) {
        return switch (attempts.byName(name, callers.network(request))) {
            case Attempts.Admission.Wait(var delay) -> new Outcome.Refused(Guesses.tooMany(delay));
            case Attempts.Admission.Admitted admitted -> decide(request, admitted,
                    () -> accounts.verify(name, password), tell);
        };
    }

    private Outcome decide(HttpRequest<?> request, Attempts.Admission.Admitted attempt,
            Supplier<Optional<Person>> verified, Runnable tell) {
        try {
            var person = verified.get();
            if (person.isEmpty()) {
                // The name is left out: people type their password there.
                LOG.info("sign-in refused address={}", callers.address(request));
                tell.run();
                return new Outcome.Refused(new ProblemException(WRONG));
            }
            attempts.succeeded(attempt);
            return new Outcome.Granted(person.get());
        } catch (ProblemException busy) {
            attempts.withdrawn(attempt);
            throw busy;
        }
    }

    /** Begins a new session and puts its cookies into the answer; the session of before ends. Returns the CSRF token. */
    public String grant(HttpRequest<?> request, MutableHttpResponse<?> answer, Person person) {
        SignedIn.of(request).ifPresent(session -> record.end(sessions, session, callers.address(request)));
        var begun = record.begin(sessions, person, callers.address(request), UserAgent.of(request));
        new SignedIn(begun.session()).rememberIn(request);
        answer.cookie(cookie.of(request, begun.token()));
        LOG.info("signed in user={} address={}", person.id(), callers.address(request));
        return csrf.renew(request);
    }

    /** Ends the session, wherever else its cookie may be kept. */
    public void end(HttpRequest<?> request, MutableHttpResponse<?> answer) {
        SignedIn.of(request).ifPresent(session -> record.end(sessions, session, callers.address(request)));
        SignedIn.forget(request);
        answer.cookie(cookie.none(request));
        csrf.renew(request);
    }
}
