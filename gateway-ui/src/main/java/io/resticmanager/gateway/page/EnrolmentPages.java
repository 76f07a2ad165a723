package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.view.EnrolmentView;

/** Tokens that wait for their machine: the list of them, and how each one stands. */
@Controller
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class EnrolmentPages {

    private final Hub hub;
    private final Clock clock;

    EnrolmentPages(Hub hub, Clock clock) {
        this.hub = hub;
        this.clock = clock;
    }

    @Get(Addresses.ENROLMENTS)
    ModelAndView<Map<String, Object>> list(Actor actor) {
        return Views.view("hosts/enrolments", Map.of("tokens", hub.openTokens(actor)));
    }

    /** How an enrolment stands; its secrets were shown before. */
    @Get(Addresses.ENROLMENTS + "/{id}")
    ModelAndView<Map<String, Object>> enrolment(Actor actor, String id) {
        return Views.view("hosts/enrolled", Map.of("state", state(actor, id)));
    }

    /** The line that waits for the agent and turns when it is there. */
    @Get("/fragments/enrolments/{id}")
    ModelAndView<Map<String, Object>> waiting(Actor actor, String id) {
        return Views.view("fragments/enrolment", Map.of("state", state(actor, id)));
    }

    @Post(Addresses.ENROLMENTS + "/{id}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, String id) {
        var name = hub.token(actor, id).name();
        hub.revokeToken(actor, id);
        return Audience.of(request) == Audience.fragment
                ? HttpResponse.ok(list(actor)).contentType(MediaType.TEXT_HTML_TYPE).header(Toast.HEADER,
                        Toast.done("Token revoked", "Nobody can enrol as " + name + " with it any more.").header())
                : Addresses.to(Addresses.ENROLMENTS);
    }

    EnrolmentView state(Actor actor, String id) {
        var state = hub.token(actor, id);
        return new EnrolmentView(state, open(actor, state), clock.instant());
    }

    // The hub tells of a token that was taken back only by listing it no more.
    private boolean open(Actor actor, TokenState state) {
        return state.hostId() == null
                && hub.openTokens(actor).stream().anyMatch(token -> token.tokenId().equals(state.tokenId()));
    }
}
