package io.resticmanager.gateway.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.session.CsrfTokens;
import io.resticmanager.gateway.session.Session;

/** Who is asking. */
@Controller("/api/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MeApi {

    private final CsrfTokens csrf;

    MeApi(CsrfTokens csrf) {
        this.csrf = csrf;
    }

    @Wire
    record Me(String userId, String name, Role role, String csrfToken) {}

    @Get
    Me show(HttpRequest<?> http, Session session) {
        return new Me(session.userId(), session.userName(), session.role(), csrf.of(http));
    }
}
