package io.resticmanager.gateway.apitoken;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.gateway.problem.Complaints;

/** A token to be made; {@code expiresAt} is 90 days from now unless said. */
public record Wish(String name, Role role, Optional<Instant> expiresAt, boolean allowSensitive) {

    static final Duration USUAL = Duration.ofDays(90);
    static final Duration LONGEST = Duration.ofDays(365);
    static final Duration LONGEST_SENSITIVE = Duration.ofDays(90);
    static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final int LONGEST_NAME = 64;

    Instant end(Instant now) {
        return expiresAt.orElse(now.plus(USUAL));
    }

    /** What is wrong with it, each at its field; {@code by} is the token that asks for another one, which that must not outlive. */
    void check(Actor actor, Optional<Bearer> by, Instant now) {
        var complaints = new Complaints();
        checkName(complaints);
        complaints.addIf(!actor.role().covers(role), "role",
                "A token may do no more than you: choose %s.".formatted(actor.role()));
        complaints.addIf(allowSensitive && actor.role() != Role.admin, "allow_sensitive",
                "Only an administrator can make such a token.");
        checkEnd(complaints, by, now);
        complaints.throwIfAny();
    }

    // What nobody sees, or what turns the line around, would let one token pass for
    // another: the rule of a channel's name.
    private void checkName(Complaints complaints) {
        complaints.addIf(!Shown.seen(name), "name",
                "Give the token a name that tells what uses it.");
        complaints.addIf(name.codePointCount(0, name.length()) > LONGEST_NAME, "name",
                "A name has at most 64 characters.");
        name.codePoints().filter(Shown::hidden).mapToObj(Character::toString).findFirst()
                .ifPresent(found -> complaints.add("name",
                        "A name can not contain %s, which nobody sees.".formatted(Shown.of(found))));
    }

    private void checkEnd(Complaints complaints, Optional<Bearer> by, Instant now) {
        var longest = allowSensitive ? LONGEST_SENSITIVE : LONGEST;
        complaints.addIf(end(now).isBefore(now.plus(SHORTEST)), "expires_in_s",
                "A token is good for at least a minute.");
        complaints.addIf(end(now).isAfter(now.plus(longest)), "expires_in_s",
                "Such a token is good for at most %d days.".formatted(longest.toDays()));
        complaints.addIf(by.isPresent() && end(now).isAfter(by.get().expiresAt()), "expires_in_s",
                "A token that a token makes does not outlive it: say an end before its own.");
    }
}
