package io.resticmanager.gateway.user;

import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** A name and a password that keep the rules. */
public record NewPerson(UserName name, Password password) {

    /** Complains at the fields {@code username} and {@code password}. */
    public static NewPerson typed(@Nullable String username, @Nullable String password) {
        var complaints = new Complaints();
        var name = UserName.typed(Typed.text(username));
        complaints.addIf(name.isEmpty(), "username", UserName.RULE);
        var secret = new Password(Typed.text(password));
        secret.complaint().ifPresent(complaint -> complaints.add("password", complaint));
        complaints.throwIfAny();
        return new NewPerson(name.orElseThrow(), secret);
    }
}
