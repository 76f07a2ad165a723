package io.resticmanager.gateway.page;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.views.ModelAndView;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.ApiTokens;
import io.resticmanager.gateway.apitoken.ApiTokens.Minted;
import io.resticmanager.gateway.problem.Audience;
import io.resticmanager.gateway.problem.Toast;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.TokensView;
import io.resticmanager.platform.id.Ids;
import org.jspecify.annotations.Nullable;

/** One's own API tokens. A new one is shown in the answer to its form and never again; the same form sent again mints nothing. */
@Controller(Addresses.TOKENS)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Produces(MediaType.TEXT_HTML)
final class TokenPages {

    private final ApiTokens tokens;
    private final SentForms sent;
    private final Clock clock;

    TokenPages(ApiTokens tokens, SentForms sent, Clock clock) {
        this.tokens = tokens;
        this.sent = sent;
        this.clock = clock;
    }

    @Get
    ModelAndView<Map<String, Object>> show(Actor actor) {
        return page(actor, FormView.EMPTY, null);
    }

    @Post
    @PasswordFirst(Role.viewer)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> mint(HttpRequest<?> request, Actor actor, @Body Map<String, Object> fields) {
        var form = new TokenForm(Sent.of(fields));
        return FormAnswers.answer(request, form.typed(), () -> {
            var wish = form.wish(clock.instant());
            return switch (sent.once(actor, form.id(), () -> tokens.mint(actor, Optional.empty(), wish),
                    minted -> minted.about().id())) {
                case SentForms.Sent.First<Minted>(var minted) ->
                    HttpResponse.ok(page(actor, FormView.EMPTY, minted.token().value()));
                case SentForms.Sent.Again<Minted> _ -> Addresses.to(Addresses.TOKENS);
            };
        }, again -> page(actor, again, null));
    }

    @Post("/{id}/revoke")
    @PasswordFirst(Role.viewer)
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, String id) {
        tokens.revoke(actor, id);
        return Audience.of(request) == Audience.fragment
                ? HttpResponse.ok(show(actor)).contentType(MediaType.TEXT_HTML_TYPE).header(Toast.HEADER,
                        Toast.done("Token revoked", "It is refused from now on.").header())
                : Addresses.to(Addresses.TOKENS);
    }

    /** What the card {@code profile/tokens} shows. */
    TokensView card(Actor actor, FormView form, @Nullable String minted) {
        return new TokensView(tokens.of(actor), form, minted, actor.role(), Ids.next(), clock.instant());
    }

    private ModelAndView<Map<String, Object>> page(Actor actor, FormView form, @Nullable String minted) {
        return Views.view("profile/api-tokens", Map.of("tokens", card(actor, form, minted)));
    }
}
