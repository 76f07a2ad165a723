package io.resticmanager.gateway.api;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.rpc.HubMaintenance;
import io.resticmanager.gateway.rpc.NewMaintenance;
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
    record Request(@Nullable String repoUrl, @Nullable String repoUsername, @Nullable String repoPassword,
            @Nullable String serverPassword, @Nullable String maintenanceHostId) {

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
    Maintenance replace(Actor actor, String id, @Body Request request) {
        return hub.replace(actor, id, new NewMaintenance(Typed.orNull(request.repoUrl()),
                Typed.orNull(request.repoUsername()), Typed.secret(request.repoPassword()),
                Typed.secret(request.serverPassword()), Typed.orNull(request.maintenanceHostId())));
    }

    @Delete
    HttpResponse<?> remove(Actor actor, String id) {
        hub.remove(actor, id);
        return HttpResponse.noContent();
    }
}
