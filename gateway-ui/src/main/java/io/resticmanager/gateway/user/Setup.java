package io.resticmanager.gateway.user;

import java.time.Clock;
import java.util.Optional;

import jakarta.annotation.PostConstruct;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the first account: open while there is none, for whoever holds the link that this start printed. */
@Singleton
public final class Setup {

    private static final Logger LOG = LoggerFactory.getLogger(Setup.class);

    private final People people;
    private final SetupTokens tokens;
    private final HashingQueue hashing;
    private final Transactions transactions;
    private final AuditLog log;
    private final Clock clock;
    private volatile Optional<Token> minted = Optional.empty();

    Setup(People people, SetupTokens tokens, HashingQueue hashing,
            @Named("gateway") Transactions transactions, AuditLog log, Clock clock) {
        this.people = people;
        this.tokens = tokens;
        this.hashing = hashing;
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    @PostConstruct
    void mint() {
        if (people.count() == 0) {
            var token = Token.mint();
            tokens.replace(token.hash(), clock.instant());
            minted = Optional.of(token);
        }
    }

    public boolean open() {
        return minted.isPresent();
    }

    /** This start's token; empty once there is an account. */
    Optional<Token> token() {
        return minted;
    }

    /** Why set-up can not be done with this token: 410 when it has been done, 403 when the token is another. */
    public Optional<Problem> refusal(Token token) {
        if (people.count() > 0) {
            return Optional.of(Problem.of(410, "setup-done", "Set up already",
                    "The first administrator exists. Sign in, or ask them for an account."));
        }
        return tokens.hash().filter(token::hashesTo).isPresent()
                ? Optional.empty()
                : Optional.of(Problem.of(403, "setup-token", "Not this link",
                        "The set-up link is another one. Each start prints a new one; look for the last in the terminal or the log."));
    }

    /**
     * @param address where it was asked from
     * @throws ProblemException as {@link #refusal} tells; also when somebody else was faster
     */
    public Person finish(Token token, NewPerson administrator, String address) {
        // Hashed outside of the transaction, which would make all other writers wait
        // for it.
        var hash = hashing.run(() -> PasswordHash.of(administrator.password()));
        var person = new Person(Ids.next(), administrator.name().value(), Role.admin, hash.phc(), clock.instant());
        return transactions.write(() -> close(token, person, address));
    }

    private Person close(Token token, Person administrator, String address) {
        refusal(token).ifPresent(refused -> {
            throw new ProblemException(refused);
        });
        people.save(administrator);
        tokens.forget();
        log.record(new Actor(administrator.id(), administrator.name(), Role.admin, address), "setup",
                new AuditLog.Target("user", administrator.id()), "The first administrator.", AuditLog.Result.ok);
        minted = Optional.empty();
        LOG.info("set up; the first administrator is {}", administrator.id());
        return administrator;
    }
}
