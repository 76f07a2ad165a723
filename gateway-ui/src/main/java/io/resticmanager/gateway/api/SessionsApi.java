package io.resticmanager.gateway.api;

import java.time.Instant;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.session.Session;
import io.resticmanager.gateway.session.SessionList;
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
    private final SessionList sessions;

    SessionsApi(SignIn signIn, SessionList sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
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

    /** {@code current} marks the one that asks. */
    @Wire
    record Listed(String id, boolean current, String address, String userAgent, Instant createdAt,
            Instant lastUsedAt) {}

    /** One's own, or for administrators those of a user. */
    @Get
    Items<Listed> list(Actor actor, Session asking, @QueryValue("user_id") @Nullable String userId) {
        var whose = Typed.orNull(userId);
        return new Items<>(sessions.of(actor, whose == null ? asking.userId() : whose).stream()
                .map(one -> new Listed(one.id(), one.id().equals(asking.id()), one.address(), one.userAgent(),
                        one.createdAt(), one.lastUsedAt()))
                .toList(), null);
    }

    /** The one that asks is signed out with it. */
    @Delete("/{id}")
    MutableHttpResponse<?> revoke(HttpRequest<?> http, Actor actor, Session asking, String id) {
        sessions.revoke(actor, id);
        var answer = HttpResponse.noContent();
        if (id.equals(asking.id())) {
            signIn.end(http, answer);
        }
        return answer;
    }
}
