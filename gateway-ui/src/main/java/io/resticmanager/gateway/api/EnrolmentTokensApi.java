package io.resticmanager.gateway.api;

import java.time.Instant;
import java.util.List;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.host.HubRpc.TokenState;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.enrol.Enrolling;
import io.resticmanager.gateway.enrol.InstallLines;
import io.resticmanager.gateway.enrol.Ticket;
import io.resticmanager.gateway.problem.Complaints;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.NewHost;
import io.resticmanager.gateway.session.RoleFirst;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Adds hosts, and takes back what was meant for one. */
@Controller("/api/enrolment-tokens")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class EnrolmentTokensApi {

    private final Enrolling enrolling;
    private final Hub hub;

    EnrolmentTokensApi(Enrolling enrolling, Hub hub) {
        this.enrolling = enrolling;
        this.hub = hub;
    }

    @Wire
    record Request(@Nullable String name, @Nullable List<@Nullable String> tags, @Nullable String repoUrl,
            @Nullable String repoUsername, @Nullable String repoPassword, @Nullable String serverPassword,
            @Nullable JsonNode expiresInS, @Nullable String replacesHostId) {

        NewHost host() {
            var complaints = new Complaints();
            var named = complaints.required("name", name, "Give the host a name.");
            var url = complaints.required("repo_url", repoUrl, "Say where its repository is.");
            var words = tags == null ? List.<String>of() : Tags.read(tags, complaints);
            var seconds = new Given(complaints).number("expires_in_s", expiresInS);
            complaints.throwIfAny();
            return new NewHost(named, words, url, Typed.orNull(repoUsername),
                    Typed.secret(repoPassword), Typed.secret(serverPassword), seconds, Typed.orNull(replacesHostId));
        }

        @Override
        public String toString() {
            return "EnrolmentTokensApi.Request[%s]".formatted(name);
        }
    }

    /** Told once; a password only when it was minted. */
    @Wire
    record Answer(String tokenId, String token, Instant expiresAt, @Nullable String repoUsername,
            @Nullable String repoPassword, @Nullable String serverPassword, InstallLines install,
            @Nullable String htpasswd) {

        static Answer of(Ticket ticket) {
            var enrolment = ticket.enrolment();
            return new Answer(enrolment.tokenId(), enrolment.token(), enrolment.expiresAt(), enrolment.repoUsername(),
                    enrolment.repoPassword(), enrolment.serverPassword(), ticket.install(),
                    ticket.htpasswd().orElse(null));
        }

        @Override
        public String toString() {
            return "EnrolmentTokensApi.Answer[%s]".formatted(tokenId);
        }
    }

    @Post
    @RoleFirst(Role.admin)
    HttpResponse<Answer> create(Actor actor, @Body Request request) {
        return HttpResponse.created(Answer.of(enrolling.mint(actor, request.host())));
    }

    /** Those that can still be used, oldest first. */
    @Get
    Items<TokenState> list(Actor actor) {
        return new Items<>(hub.openTokens(actor), null);
    }

    @Get("/{id}")
    TokenState show(Actor actor, String id) {
        return hub.token(actor, id);
    }

    /** Nobody can enrol with it any more. */
    @Delete("/{id}")
    HttpResponse<?> revoke(Actor actor, String id) {
        hub.revokeToken(actor, id);
        return HttpResponse.noContent();
    }
}
