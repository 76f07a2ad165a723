package io.resticmanager.gateway.api;

import java.util.Objects;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.session.CsrfTokens;
import io.resticmanager.gateway.session.PasswordChange;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Who is asking. */
@Controller("/api/me")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MeApi {

    private final CsrfTokens csrf;
    private final PasswordChange change;

    MeApi(CsrfTokens csrf, PasswordChange change) {
        this.csrf = csrf;
        this.change = change;
    }

    @Wire
    record Me(String userId, String name, Role role, @Nullable String csrfToken) {}

    @Get
    Me show(HttpRequest<?> http, Actor actor) {
        // A program with a token needs none, and gets no cookie.
        var token = Bearer.of(http).isPresent() ? null : csrf.of(http);
        return new Me(Objects.requireNonNull(actor.userId()), actor.name(), actor.role(), token);
    }

    @Wire
    record NewPassword(@Nullable String current, @Nullable String password) {

        @Override
        public String toString() {
            return "MeApi.NewPassword[…]";
        }
    }

    @Wire
    record Changed(String csrfToken) {}

    /** All sessions of this person end; the answer brings a new one, and the token for it. */
    @Put("/password")
    @SuppressWarnings("UnusedVariable") // asking for the session keeps API tokens out
    MutableHttpResponse<Changed> password(HttpRequest<?> http, Actor actor, Session session,
            @Body NewPassword request) {
        MutableHttpResponse<Changed> answer = HttpResponse.ok();
        var token = change.change(http, answer, actor, new Password(Typed.text(request.current)),
                new Password(Typed.text(request.password)));
        return answer.body(new Changed(token));
    }
}
