package io.resticmanager.gateway.api;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.session.SignIn;
import io.resticmanager.gateway.user.Password;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Signing in and out. */
@Controller("/api/sessions")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class SessionsApi {

    private final SignIn signIn;

    SessionsApi(SignIn signIn) {
        this.signIn = signIn;
    }

    @Wire
    record Request(@Nullable String username, @Nullable String password) {

        @Override
        public String toString() {
            return "SessionsApi.Request[…]";
        }
    }

    @Wire
    record Answer(String userId, Role role, String csrfToken) {}

    @Post
    @Secured(SecurityRule.IS_ANONYMOUS)
    MutableHttpResponse<Answer> create(HttpRequest<?> http, @Body Request request) {
        var complaints = new Complaints();
        var name = complaints.required("username", request.username(), "Say who you are.");
        var password = Typed.text(request.password());
        complaints.addIf(password.isEmpty(), "password", "Type your password.");
        complaints.throwIfAny();
        return switch (signIn.attempt(http, name, new Password(password))) {
            case SignIn.Outcome.Granted(var person) -> granted(http, person);
            case SignIn.Outcome.Refused(var refused) -> throw refused;
        };
    }

    private MutableHttpResponse<Answer> granted(HttpRequest<?> http, Person person) {
        MutableHttpResponse<Answer> answer = HttpResponse.created((Answer) null);
        var csrfToken = signIn.grant(http, answer, person);
        return answer.body(new Answer(person.id(), person.role(), csrfToken));
    }

    @Delete
    MutableHttpResponse<?> end(HttpRequest<?> http, Session session) {
        var answer = HttpResponse.noContent();
        signIn.end(http, answer);
        return answer;
    }
}
