package io.resticmanager.gateway.api;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.invitation.Invitations;
import io.resticmanager.gateway.user.NewPerson;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.user.UserName;
import org.jspecify.annotations.Nullable;

/** Reads what is wanted of people; every complaint at its field, nothing that was sent is quoted. */
final class UserRequest {

    private final Given given;
    private final JsonNode request;

    UserRequest(JsonNode request, String... fields) {
        this.request = request;
        this.given = Given.of(request, fields);
    }

    /** The password is absent where a link is wanted. */
    record Wanted(UserName name, Role role, @Nullable Password password) {

        NewPerson person() {
            return new NewPerson(name, Objects.requireNonNull(password));
        }
    }

    Wanted wanted() {
        var name = UserName.typed(text("username"));
        given.complainIf(name.isEmpty(), "username", UserName.RULE);
        var role = readRole();
        var typed = given.text("password", request.get("password"));
        var password = typed == null ? null : new Password(typed);
        if (password != null) {
            password.complaint().ifPresent(complaint -> given.complainIf(true, "password", complaint));
        }
        given.check();
        return new Wanted(name.orElseThrow(), role, password);
    }

    Role role() {
        var role = readRole();
        given.check();
        return role;
    }

    String userId() {
        var id = text("user_id");
        given.complainIf(id.isBlank(), "user_id", "Say for whom.");
        given.check();
        return id;
    }

    /** How long a link is good. */
    Duration life() {
        var seconds = given.number("expires_in_s", request.get("expires_in_s"));
        var life = seconds == null
                ? Invitations.USUAL
                : Duration.ofSeconds(Math.clamp(seconds, 0, Invitations.LONGEST.toSeconds() + 1));
        given.complainIf(life.compareTo(Invitations.SHORTEST) < 0 || life.compareTo(Invitations.LONGEST) > 0,
                "expires_in_s", "From %,d to %,d seconds.".formatted(Invitations.SHORTEST.toSeconds(),
                        Invitations.LONGEST.toSeconds()));
        given.check();
        return life;
    }

    private Role readRole() {
        var typed = text("role");
        var role = Arrays.stream(Role.values()).filter(one -> one.name().equals(typed)).findFirst();
        given.complainIf(role.isEmpty(), "role", "One of viewer, operator, admin.");
        return role.orElse(Role.viewer);
    }

    private String text(String field) {
        var text = given.text(field, request.get(field));
        return text == null ? "" : text;
    }
}
