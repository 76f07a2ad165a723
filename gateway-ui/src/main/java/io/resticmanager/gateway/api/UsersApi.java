package io.resticmanager.gateway.api;

import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.invitation.Invitation;
import io.resticmanager.gateway.invitation.Invitations;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.user.Users;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The people of this server, for administrators. */
@Controller("/api/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class UsersApi {

    private final Users users;
    private final Invitations invitations;

    UsersApi(Users users, Invitations invitations) {
        this.users = users;
        this.invitations = invitations;
    }

    /** {@code inviteUrl} is told once, and only where no password was given. */
    @Wire
    record Created(String userId, @Nullable String inviteUrl, @Nullable Instant expiresAt) {}

    @Get
    Items<UserAnswer> list(Actor actor) {
        var links = invitations.list(actor).stream()
                .collect(Collectors.toMap(Invitation::userId, Function.identity()));
        return new Items<>(users.list(actor).stream().map(member -> UserAnswer.of(member, links.get(member.id())))
                .toList(), null);
    }

    @Post
    @PasswordFirst(Role.admin)
    HttpResponse<Created> create(Actor actor, @Body JsonNode body) {
        Allowed.check(actor, Role.admin);
        var request = new UserRequest(body, "username", "role", "password", "expires_in_s");
        var wanted = request.wanted();
        var life = request.life();
        if (wanted.password() != null) {
            return HttpResponse.created(
                    new Created(users.create(actor, wanted.person(), wanted.role()).id(), null, null));
        }
        var made = invitations.invite(actor, wanted.name(), wanted.role(), life);
        return HttpResponse.created(new Created(made.userId(), made.url(), made.expiresAt()));
    }

    /** A name stays, as the audit log tells of it. */
    @Patch("/{id}")
    @PasswordFirst(Role.admin)
    UserAnswer change(Actor actor, String id, @Body JsonNode body) {
        Allowed.check(actor, Role.admin);
        users.changeRole(actor, id, new UserRequest(body, "role").role());
        return UserAnswer.of(users.get(actor, id), invitations.list(actor).stream()
                .filter(link -> link.userId().equals(id)).findFirst().orElse(null));
    }

    @Delete("/{id}")
    @PasswordFirst(Role.admin)
    HttpResponse<?> remove(Actor actor, String id, @QueryValue @Nullable String confirm) {
        users.remove(actor, id, Typed.text(confirm));
        return HttpResponse.noContent();
    }
}
