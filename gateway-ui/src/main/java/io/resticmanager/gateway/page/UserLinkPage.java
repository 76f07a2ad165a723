package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.invitation.Invitations;
import io.resticmanager.gateway.page.FreshLinks.Fresh;

/** A link that was just made, until it is used or replaced, and a few minutes at most; then the person's page. */
@Controller(Addresses.USERS)
@Secured("admin")
@Produces("text/html")
final class UserLinkPage {

    private final FreshLinks fresh;
    private final Invitations invitations;

    UserLinkPage(FreshLinks fresh, Invitations invitations) {
        this.fresh = fresh;
        this.invitations = invitations;
    }

    @Get("/{id}/link")
    HttpResponse<?> show(Actor actor, String id) {
        return fresh.find(actor, id).filter(found -> open(actor, found))
                .<HttpResponse<?>>map(found -> HttpResponse.ok(Views.view("users/link",
                        Map.of("made", found.made(), "invited", found.invited()))))
                .orElseGet(() -> Addresses.to(Addresses.user(id)));
    }

    private boolean open(Actor actor, Fresh found) {
        return invitations.list(actor).stream().anyMatch(link -> link.id().equals(found.made().invitationId()));
    }
}
