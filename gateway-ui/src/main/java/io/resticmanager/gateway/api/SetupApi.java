package io.resticmanager.gateway.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.token.Token;
import io.resticmanager.gateway.user.NewPerson;
import io.resticmanager.gateway.user.Setup;
import io.resticmanager.gateway.web.Callers;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Makes the first administrator, once. */
@Controller("/api/setup")
@Secured(SecurityRule.IS_ANONYMOUS)
final class SetupApi {

    private final Setup setup;
    private final Callers callers;

    SetupApi(Setup setup, Callers callers) {
        this.setup = setup;
        this.callers = callers;
    }

    @Wire
    record Request(@Nullable String token, @Nullable String username, @Nullable String password) {

        @Override
        public String toString() {
            return "SetupApi.Request[…]";
        }
    }

    @Wire
    record Answer(String userId) {}

    @Post
    HttpResponse<Answer> create(HttpRequest<?> asked, @Body Request request) {
        var token = new Token(Typed.text(request.token()));
        setup.refusal(token).ifPresent(refused -> {
            throw new ProblemException(refused);
        });
        var administrator = setup.finish(token, NewPerson.typed(request.username(), request.password()),
                callers.address(asked));
        return HttpResponse.created(new Answer(administrator.id()));
    }
}
