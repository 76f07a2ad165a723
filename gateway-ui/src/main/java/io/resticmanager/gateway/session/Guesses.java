package io.resticmanager.gateway.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.web.Callers;

/** Slows down whoever tries links that are none, as it does those who try passwords; both count for an address. */
@Singleton
public final class Guesses {

    private final Attempts attempts;
    private final Callers callers;

    Guesses(Attempts attempts, Callers callers) {
        this.attempts = attempts;
        this.callers = callers;
    }

    /**
     * What the check finds; nothing found is a failed attempt.
     *
     * @param what is counted apart for each address, so that nobody slows down others
     * @throws ProblemException 429 after too many failures, with the time to wait
     */
    public <T> Optional<T> check(HttpRequest<?> request, String what, Supplier<Optional<T>> check) {
        var network = callers.network(request);
        return switch (attempts.byGuess(what, network)) {
            case Attempts.Admission.Wait(var delay) -> throw tooMany(delay);
            case Attempts.Admission.Admitted admitted -> {
                var found = check.get();
                if (found.isPresent()) {
                    attempts.withdrawn(admitted);
                }
                yield found;
            }
        };
    }

    static ProblemException tooMany(Duration delay) {
        return new ProblemException(Problem.of(429, "too-many-attempts", "Too many attempts",
                "Too many attempts failed. Try again in %d s.".formatted(delay.plusMillis(999).toSeconds())), delay);
    }
}
