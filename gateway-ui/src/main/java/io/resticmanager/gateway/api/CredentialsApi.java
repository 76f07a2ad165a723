package io.resticmanager.gateway.api;

import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.host.HubRpc.Credentials;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.NewCredentials;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Where a host's repository is and what opens it; passwords go in and never come out. */
@Controller("/api/hosts/{id}/repo-credentials")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class CredentialsApi {

    private final Hub hub;

    CredentialsApi(Hub hub) {
        this.hub = hub;
    }

    /** Blank keeps what is stored. */
    @Wire
    record Request(@Nullable JsonNode repoUrl, @Nullable JsonNode repoUsername, @Nullable JsonNode repoPassword,
            @Nullable JsonNode serverPassword) {

        NewCredentials read() {
            var given = new Given();
            var read = new NewCredentials(Typed.orNull(given.text("repo_url", repoUrl)),
                    Typed.orNull(given.text("repo_username", repoUsername)),
                    Typed.secret(given.text("repo_password", repoPassword)),
                    Typed.secret(given.text("server_password", serverPassword)));
            given.check();
            return read;
        }

        @Override
        public String toString() {
            return "CredentialsApi.Request[…]";
        }
    }

    @Get
    Credentials show(Actor actor, String id) {
        return hub.credentials(actor, id);
    }

    @Put
    @PasswordFirst(Role.admin)
    Credentials replace(Actor actor, String id, @Body Request request) {
        return hub.replaceCredentials(actor, id, request.read());
    }
}
