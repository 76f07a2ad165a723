package io.resticmanager.gateway.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.rpc.HubMaintenance;
import io.resticmanager.gateway.rpc.NewMaintenance;
import io.resticmanager.gateway.session.PasswordFirst;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** What may delete in a host's repository; passwords go in and never come out. */
@Controller("/api/hosts/{id}/maintenance-credentials")
@Secured(SecurityRule.IS_AUTHENTICATED)
final class MaintenanceApi {

    private final HubMaintenance hub;

    MaintenanceApi(HubMaintenance hub) {
        this.hub = hub;
    }

    /** Blank keeps what is stored. */
    @Wire
    record Request(@Nullable JsonNode repoUrl, @Nullable JsonNode repoUsername, @Nullable JsonNode repoPassword,
            @Nullable JsonNode serverPassword, @Nullable JsonNode maintenanceHostId) {

        NewMaintenance read() {
            var given = new Given();
            var read = new NewMaintenance(Typed.orNull(given.text("repo_url", repoUrl)),
                    Typed.orNull(given.text("repo_username", repoUsername)),
                    Typed.secret(given.text("repo_password", repoPassword)),
                    Typed.secret(given.text("server_password", serverPassword)),
                    Typed.orNull(given.text("maintenance_host_id", maintenanceHostId)));
            given.check();
            return read;
        }

        @Override
        public String toString() {
            return "MaintenanceApi.Request[…]";
        }
    }

    @Get
    Maintenance show(Actor actor, String id) {
        return hub.show(actor, id);
    }

    @Put
    @PasswordFirst(Role.admin)
    Maintenance replace(Actor actor, String id, @Body Request request) {
        return hub.replace(actor, id, request.read());
    }

    @Delete
    @PasswordFirst(Role.admin)
    HttpResponse<?> remove(Actor actor, String id) {
        hub.remove(actor, id);
        return HttpResponse.noContent();
    }
}
