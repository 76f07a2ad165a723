package io.resticmanager.gateway.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.ApiToken;
import io.resticmanager.gateway.apitoken.ApiTokens;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.user.Users;

/** The API tokens of somebody, for administrators. */
@Controller("/api/users/{id}/api-tokens")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class UserTokensApi {

    private final Users users;
    private final ApiTokens tokens;

    UserTokensApi(Users users, ApiTokens tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    @Get
    Items<ApiToken> list(Actor actor, String id) {
        return new Items<>(tokens.of(actor, users.get(actor, id).id()), null);
    }

    @Delete("/{token}")
    @PasswordFirst(Role.admin)
    HttpResponse<?> revoke(Actor actor, String id, String token) {
        tokens.revoke(actor, users.get(actor, id).id(), token);
        return HttpResponse.noContent();
    }
}
