package io.resticmanager.gateway.apitoken;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.micronaut.http.HttpRequest;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.token.UsesNoted;
import io.resticmanager.gateway.web.Callers;

/** Knows who asks by their token, found by its hash: how long that takes tells nothing of a token that exists. */
@Singleton
public final class Bearers {

    private final TokenLookup lookup;
    private final TokenRows rows;
    private final BearerFailures failures;
    private final Callers callers;
    private final Clock clock;
    private final UsesNoted uses = new UsesNoted();

    Bearers(TokenLookup lookup, TokenRows rows, BearerFailures failures, Callers callers, Clock clock) {
        this.lookup = lookup;
        this.rows = rows;
        this.failures = failures;
        this.callers = callers;
        this.clock = clock;
    }

    /** @throws ProblemException 429 when too many wrong ones came from this address */
    public Optional<Bearer> find(HttpRequest<?> request, Token token) {
        var now = clock.instant();
        var known = lookup.find(token.hash()).filter(found -> !found.over(now));
        known.filter(found -> found.stale(now)).ifPresent(found -> uses.note(() -> rows.touch(found.id(), now)));
        if (known.isEmpty()) {
            countFailure(request);
        }
        return known.map(StoredToken::bearer);
    }

    private void countFailure(HttpRequest<?> request) {
        var wait = failures.failed(callers.network(request));
        if (!wait.isZero()) {
            throw new ProblemException(Problem.of(429, "too-many-attempts", "Too many attempts",
                    "Too many wrong tokens came from this address. Check the token, and try again in %d s."
                            .formatted(wait.toSeconds() + 1)),
                    wait);
        }
    }
}
