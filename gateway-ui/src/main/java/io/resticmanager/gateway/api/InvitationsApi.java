package io.resticmanager.gateway.api;

import java.time.Instant;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.invitation.Invitations;
import io.resticmanager.gateway.problem.Allowed;
import io.resticmanager.gateway.session.PasswordFirst;

/** Links with which people choose a password, for administrators. */
@Controller("/api/invitations")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class InvitationsApi {

    private final Invitations invitations;

    InvitationsApi(Invitations invitations) {
        this.invitations = invitations;
    }

    @Wire
    record Listed(String id, String userId, String username, boolean invited, String madeBy, Instant madeAt,
            Instant expiresAt) {}

    @Wire
    record Made(String id, String userId, String inviteUrl, Instant expiresAt) {}

    @Get
    Items<Listed> list(Actor actor) {
        return new Items<>(invitations.list(actor).stream()
                .map(link -> new Listed(link.id(), link.userId(), link.userName(), link.invited(), link.madeBy(),
                        link.madeAt(), link.expiresAt()))
                .toList(), null);
    }

    /** For somebody who is there; the address is told once, and the link of before is void. */
    @Post
    @PasswordFirst(Role.admin)
    HttpResponse<Made> create(Actor actor, @Body JsonNode body) {
        Allowed.check(actor, Role.admin);
        var request = new UserRequest(body, "user_id", "expires_in_s");
        var made = invitations.renew(actor, request.userId(), request.life());
        return HttpResponse.created(new Made(made.invitationId(), made.userId(), made.url(), made.expiresAt()));
    }

    @Delete("/{id}")
    @PasswordFirst(Role.admin)
    HttpResponse<?> revoke(Actor actor, String id) {
        invitations.revoke(actor, id);
        return HttpResponse.noContent();
    }
}
