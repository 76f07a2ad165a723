package io.resticmanager.gateway.user;

import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.platform.sqlite.Transactions;

/** Gives people new passwords. All sessions and API tokens of theirs end with it, and links that they made are void. */
@Singleton
public final class Passwords {

    private final People people;
    private final HashingQueue hashing;
    private final Remedies remedies;
    private final Transactions transactions;

    Passwords(People people, HashingQueue hashing, Remedies remedies,
            @Named("gateway") Transactions transactions) {
        this.people = people;
        this.hashing = hashing;
        this.remedies = remedies;
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
     * @return what ended with it, as the end of a sentence of the audit log
     * @throws ProblemException 409 when it was changed meanwhile
     */
    public String replace(Person person, Hashed password) {
        return transactions.write(() -> {
            if (people.changePassword(person.id(), person.passwordHash(), password.hash.phc()) == 0) {
                throw new ProblemException(Problem.conflict("The password was changed meanwhile. Sign in again."));
            }
            return remedies.shut(person);
        });
    }
}
