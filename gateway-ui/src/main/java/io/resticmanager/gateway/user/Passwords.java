package io.resticmanager.gateway.user;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.platform.sqlite.Transactions;

/** Gives people new passwords. All sessions of theirs end with it. */
@Singleton
public final class Passwords {

    private final People people;
    private final HashingQueue hashing;
    private final SessionRevoker sessions;
    private final Transactions transactions;

    Passwords(People people, HashingQueue hashing, SessionRevoker sessions,
            @Named("gateway") Transactions transactions) {
        this.people = people;
        this.hashing = hashing;
        this.sessions = sessions;
        this.transactions = transactions;
    }

    public Optional<Person> person(String id) {
        return people.findById(id);
    }

    /** Hashed, which takes its time: before a transaction begins, never in one. */
    public Hashed hashed(Password password) {
        return new Hashed(hashing.run(() -> PasswordHash.of(password)));
    }

    /** A password as it will be stored. */
    public static final class Hashed {

        private final PasswordHash hash;

        private Hashed(PasswordHash hash) {
            this.hash = hash;
        }
    }

    /**
     * @param person as looked at before: who has another password meanwhile, or is gone, keeps what is
     * @throws ProblemException 409 when it was changed meanwhile
     */
    public void replace(Person person, Hashed password) {
        transactions.write(() -> {
            if (people.changePassword(person.id(), person.passwordHash(), password.hash.phc()) == 0) {
                throw new ProblemException(Problem.conflict("The password was changed meanwhile. Sign in again."));
            }
            sessions.revokeAll(person.id());
        });
    }
}
