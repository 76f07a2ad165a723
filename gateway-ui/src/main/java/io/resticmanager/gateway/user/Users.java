package io.resticmanager.gateway.user;

import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

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

/** The people of this server, for administrators. Whatever takes rights away shuts all that person's ways in at once. */
@Singleton
public final class Users {

    private final People people;
    private final Members members;
    private final HashingQueue hashing;
    private final Remedies remedies;
    private final Standing standing;
    private final AuditLog audit;
    private final Transactions transactions;
    private final Clock clock;

    Users(People people, Members members, HashingQueue hashing, Remedies remedies, Standing standing, AuditLog audit,
            @Named("gateway") Transactions transactions, Clock clock) {
        this.people = people;
        this.members = members;
        this.hashing = hashing;
        this.remedies = remedies;
        this.standing = standing;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** By name. */
    public List<Member> list(Actor actor) {
        Allowed.check(actor, Role.admin);
        return members.all();
    }

    /** @throws ProblemException 404 when there is nobody of that id */
    public Member get(Actor actor, String id) {
        Allowed.check(actor, Role.admin);
        return members.one(id).orElseThrow(Users::unknown);
    }

    /** @throws ProblemException 422 at the field {@code username} when the name is taken */
    public Person create(Actor actor, NewPerson wanted, Role role) {
        Allowed.check(actor, Role.admin);
        var person = person(wanted.name(), role, hashing.run(() -> PasswordHash.of(wanted.password())));
        return transactions.write(() -> add(actor, person, "with a password"));
    }

    /**
     * Somebody who can not sign in before they have chosen a password.
     *
     * @param also part of the same transaction, as the link that they choose it with
     */
    public Person expect(Actor actor, UserName name, Role role, Consumer<Person> also) {
        Allowed.check(actor, Role.admin);
        var person = person(name, role, hashing.run(() -> PasswordHash.of(new Password(Token.mint().value()))));
        return transactions.write(() -> {
            var added = add(actor, person, "by invitation");
            people.expect(added.id());
            also.accept(added);
            return added;
        });
    }

    /** @throws ProblemException 404, or 409 for the last administrator */
    public Person changeRole(Actor actor, String id, Role role) {
        Allowed.check(actor, Role.admin);
        return transactions.write(() -> {
            standing.check(actor);
            var person = known(id);
            if (person.role() != role) {
                mustLeaveAnAdministrator(person);
                people.changeRole(id, role.name());
                var went = remedies.shut(person);
                audit.record(actor, "user.update", target(person),
                        "%s: role %s to %s%s".formatted(person.name(), person.role(), role, went), Result.ok);
            }
            return known(id);
        });
    }

    /**
     * @param confirm their name, typed
     * @throws ProblemException 404, 422 when the name is another, or 409 for the last administrator
     */
    public void remove(Actor actor, String id, String confirm) {
        Allowed.check(actor, Role.admin);
        transactions.write(() -> {
            standing.check(actor);
            var person = known(id);
            if (!person.name().equals(confirm.strip())) {
                throw new ProblemException(Problem.invalid("confirm", "Type the name exactly: " + person.name()));
            }
            mustLeaveAnAdministrator(person);
            var went = remedies.shut(person);
            people.deleteById(id);
            audit.record(actor, "user.remove", target(person),
                    "%s, %s%s".formatted(person.name(), person.role(), went), Result.ok);
        });
    }

    private Person person(UserName name, Role role, PasswordHash hash) {
        return new Person(Ids.next(), name.value(), role, hash.phc(), clock.instant());
    }

    private Person add(Actor actor, Person person, String how) {
        standing.check(actor);
        if (people.findByName(person.name()).isPresent()) {
            throw new ProblemException(Problem.invalid("username", "There is somebody of this name already."));
        }
        people.save(person);
        audit.record(actor, "user.create", target(person),
                "%s, %s, %s".formatted(person.name(), person.role(), how), Result.ok);
        return person;
    }

    // Also kept by the schema; this one has the words.
    private void mustLeaveAnAdministrator(Person person) {
        if (person.role() == Role.admin && people.administratorsBeside(person.id()) == 0) {
            throw new ProblemException(Problem.conflict(
                    "%s is the last administrator who can sign in. Make somebody else one first.".formatted(
                            person.name())));
        }
    }

    private Person known(String id) {
        return people.findById(id).orElseThrow(Users::unknown);
    }

    private static Target target(Person person) {
        return new Target("user", person.id());
    }

    private static ProblemException unknown() {
        return new ProblemException(Problem.notFound("There is nobody of this id."));
    }
}
