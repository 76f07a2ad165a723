package io.resticmanager.gateway.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.session.Confirmations;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** The password, entered again for what is dangerous. */
@Controller("/api/sessions/confirm")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ConfirmApi {

    private final Confirmations confirmations;

    ConfirmApi(Confirmations confirmations) {
        this.confirmations = confirmations;
    }

    @Wire
    record Request(@Nullable String password) {

        @Override
        public String toString() {
            return "ConfirmApi.Request[…]";
        }
    }

    /** 204 when it was entered within the last ten minutes, else 403. */
    @Get
    HttpResponse<?> ask(HttpRequest<?> http, Session session) {
        confirmations.require(http);
        return HttpResponse.noContent();
    }

    @Post
    HttpResponse<?> confirm(HttpRequest<?> http, Session session, @Body Request request) {
        var complaints = new Complaints();
        var password = Typed.text(request.password());
        complaints.addIf(password.isEmpty(), "password", "Type your password.");
        complaints.throwIfAny();
        confirmations.confirm(http, session, new Password(password));
        return HttpResponse.noContent();
    }
}
