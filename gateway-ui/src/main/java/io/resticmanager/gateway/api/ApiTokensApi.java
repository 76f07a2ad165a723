package io.resticmanager.gateway.api;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.ApiToken;
import io.resticmanager.gateway.apitoken.ApiTokens;
import io.resticmanager.gateway.apitoken.Bearer;
import io.resticmanager.gateway.apitoken.Roles;
import io.resticmanager.gateway.apitoken.Wish;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.session.PasswordFirst;
import org.jspecify.annotations.Nullable;

/** The asker's own API tokens. */
@Controller("/api/api-tokens")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class ApiTokensApi {

    private final ApiTokens tokens;
    private final Clock clock;

    ApiTokensApi(ApiTokens tokens, Clock clock) {
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Either end, or none for 90 days from now. */
    @Wire
    record Request(@Nullable String name, @Nullable String role, @Nullable JsonNode expiresInS,
            @Nullable Instant expiresAt,
            @Nullable Boolean allowSensitive) {

        Wish wish(Instant now) {
            var complaints = new Complaints();
            var called = complaints.required("name", name, "Give the token a name that tells what uses it.");
            var held = Roles.named(role);
            complaints.addIf(held.isEmpty(), "role", "Choose viewer, operator or admin.");
            var seconds = new Given(complaints).number("expires_in_s", expiresInS);
            complaints.addIf(seconds != null && expiresAt != null, "expires_in_s",
                    "Say expires_in_s or expires_at, not both.");
            var end = end(now, seconds, complaints);
            complaints.throwIfAny();
            return new Wish(called, held.orElseThrow(), end, Boolean.TRUE.equals(allowSensitive));
        }

        private Optional<Instant> end(Instant now, @Nullable Long seconds, Complaints complaints) {
            try {
                return seconds == null
                        ? Optional.ofNullable(expiresAt)
                        : Optional.of(now.plus(Duration.ofSeconds(seconds)));
            } catch (ArithmeticException | DateTimeException _) {
                complaints.add("expires_in_s", "Such a token is good for at most 365 days.");
                return Optional.empty();
            }
        }
    }

    /** The token is told here, once. */
    @Wire
    record Answer(String id, String token, String name, Role role, boolean allowSensitive, Instant expiresAt) {

        static Answer of(ApiTokens.Minted minted) {
            var about = minted.about();
            return new Answer(about.id(), minted.token().value(), about.name(), about.role(), about.allowSensitive(),
                    about.expiresAt());
        }

        @Override
        public String toString() {
            return "ApiTokensApi.Answer[%s]".formatted(id);
        }
    }

    @Get
    Items<ApiToken> list(Actor actor) {
        return new Items<>(tokens.of(actor), null);
    }

    @Post
    @PasswordFirst(Role.viewer)
    HttpResponse<Answer> mint(HttpRequest<?> http, Actor actor, @Body Request request) {
        return HttpResponse
                .created(Answer.of(tokens.mint(actor, Bearer.of(http), request.wish(clock.instant()))));
    }

    @Delete("/{id}")
    @PasswordFirst(Role.viewer)
    HttpResponse<?> revoke(Actor actor, String id) {
        tokens.revoke(actor, id);
        return HttpResponse.noContent();
    }
}
