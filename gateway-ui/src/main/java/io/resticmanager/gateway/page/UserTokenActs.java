package io.resticmanager.gateway.page;

import java.util.Map;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.ApiTokens;
import io.resticmanager.gateway.session.PasswordFirst;

/** What an administrator does with somebody's API tokens on their page. */
@Controller(Addresses.USERS)
@Secured("admin")
@Produces(MediaType.TEXT_HTML)
final class UserTokenActs {

    private final ApiTokens tokens;
    private final UserPages pages;

    UserTokenActs(ApiTokens tokens, UserPages pages) {
        this.tokens = tokens;
        this.pages = pages;
    }

    @Post("/{id}/api-tokens/{token}/revoke")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @PasswordFirst(Role.admin)
    HttpResponse<?> revoke(HttpRequest<?> request, Actor actor, String id, String token) {
        return FormAnswers.answer(request, Map.of(), () -> {
            tokens.revoke(actor, id, token);
            return Addresses.to(Addresses.user(id));
        }, again -> pages.show(actor, id, again));
    }
}
