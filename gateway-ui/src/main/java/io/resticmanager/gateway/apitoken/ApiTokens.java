package io.resticmanager.gateway.apitoken;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.scheduling.annotation.Scheduled;
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
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;

/** The API tokens of each person: made, listed, revoked; administrators see and revoke those of others, too. ADR 70. */
@Singleton
public final class ApiTokens {

    /** So that one that was leaked is recognised, by people and by scanners. */
    static final String PREFIX = "rmapi_";
    static final int MOST = 50;
    // An expired one is still shown for a while, so that its owner sees why it is
    // refused.
    private static final Duration KEPT = Duration.ofDays(30);

    private final TokenRows rows;
    private final TokenLookup lookup;
    private final Standing standing;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    ApiTokens(TokenRows rows, TokenLookup lookup, Standing standing, AuditLog audit,
            @Named("gateway") Transactions transactions,
            Clock clock) {
        this.rows = rows;
        this.lookup = lookup;
        this.standing = standing;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A token that was just made; {@code token} is told this once. */
    public record Minted(ApiToken about, Token token) {}

    /** @throws ProblemException 422 at what is wrong, 409 when there are too many */
    public Minted mint(Actor actor, Optional<Bearer> by, Wish wish) {
        var now = clock.instant();
        wish.check(actor, by, now);
        var token = new Token(PREFIX + Token.mint().value());
        var row = new TokenRow(Ids.next(), owner(actor), wish.name().strip(), token.hash(), wish.role(),
                wish.allowSensitive(), now, wish.end(now), null);
        transactions.write(() -> add(actor, row));
        return new Minted(
                new ApiToken(row.id(), row.name(), row.role(), row.allowSensitive(), now, row.expiresAt(), null),
                token);
    }

    private void add(Actor actor, TokenRow row) {
        standing.check(actor);
        if (rows.countOf(row.personId()) >= MOST) {
            throw new ProblemException(Problem.conflict("You have %d tokens. Revoke one first.".formatted(MOST)));
        }
        rows.save(row);
        audit.record(actor, "api_token.create", new Target("api_token", row.id()), "%s, %s, until %s%s".formatted(
                row.name(), row.role(), row.expiresAt(), row.allowSensitive() ? ", sensitive actions too" : ""),
                Result.ok);
    }

    /** The actor's own, oldest first. */
    public List<ApiToken> of(Actor actor) {
        return of(actor, owner(actor));
    }

    /** @throws ProblemException 403 when they are somebody else's and no administrator asks */
    public List<ApiToken> of(Actor actor, String userId) {
        mayHandle(actor, userId);
        return lookup.of(userId).stream().map(StoredToken::shown).toList();
    }

    /** From now on it is refused. */
    public void revoke(Actor actor, String id) {
        revoke(actor, owner(actor), id);
    }

    /** @throws ProblemException 404 when they have none of that id, 403 when it may more than who asks */
    public void revoke(Actor actor, String userId, String id) {
        var found = of(actor, userId).stream().filter(token -> token.id().equals(id)).findFirst()
                .orElseThrow(ApiTokens::unknown);
        Allowed.check(actor, found.role());
        transactions.write(() -> {
            standing.check(actor);
            if (rows.delete(id, userId) == 0) {
                throw unknown();
            }
            audit.record(actor, "api_token.revoke", new Target("api_token", id),
                    userId.equals(actor.userId()) ? found.name() : found.name() + ", of user " + userId, Result.ok);
        });
    }

    private static void mayHandle(Actor actor, String userId) {
        if (!userId.equals(actor.userId())) {
            Allowed.check(actor, Role.admin);
        }
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("There is no such token; it may have been revoked meanwhile."));
    }

    @Scheduled(initialDelay = "2m", fixedDelay = "6h")
    void sweep() {
        rows.sweep(clock.instant().minus(KEPT));
    }

    private static String owner(Actor actor) {
        return Objects.requireNonNull(actor.userId(), "the system has no tokens");
    }
}
