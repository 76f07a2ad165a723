package io.resticmanager.gateway.user;

import java.time.Instant;
import java.util.Optional;

import jakarta.inject.Singleton;

/** Tells whether a name and a password belong together. */
@Singleton
public final class Accounts {

    private final People people;
    private final HashingQueue hashing;
    // An unknown name costs the same time as a known one.
    private final PasswordHash nobody = PasswordHash.ofNobody();

    Accounts(People people, HashingQueue hashing) {
        this.people = people;
        this.hashing = hashing;
    }

    /** The account that was meant; empty when there is none. */
    public Optional<Person> known(String typed) {
        return UserName.typed(typed).flatMap(name -> people.findByName(name.value()));
    }

    /** @throws io.resticmanager.gateway.problem.ProblemException 503 when too many ask at once */
    public Optional<Person> verify(String name, Password password) {
        var person = UserName.typed(name).flatMap(known -> people.findByName(known.value()));
        var hash = person.map(known -> new PasswordHash(known.passwordHash())).orElse(nobody);
        var matches = hashing.run(() -> hash.matches(password));
        return matches ? person : Optional.empty();
    }

    /** Notes that they sign in; false when they are gone, or have another password than was looked at. */
    public boolean signsIn(Person person, Instant now) {
        return people.signedIn(person.id(), person.passwordHash(), now) == 1;
    }
}
