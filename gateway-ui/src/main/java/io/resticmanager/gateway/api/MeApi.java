package io.resticmanager.gateway.api;

import java.util.Objects;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.session.CsrfTokens;
import org.jspecify.annotations.Nullable;

/** Who is asking. */
@Controller("/api/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MeApi {

    private final CsrfTokens csrf;

    MeApi(CsrfTokens csrf) {
        this.csrf = csrf;
    }

    @Wire
    record Me(String userId, String name, Role role, @Nullable String csrfToken) {}

    @Get
    Me show(HttpRequest<?> http, Actor actor) {
        // A program with a token needs none, and gets no cookie.
        var token = Bearer.of(http).isPresent() ? null : csrf.of(http);
        return new Me(Objects.requireNonNull(actor.userId()), actor.name(), actor.role(), token);
    }
}
