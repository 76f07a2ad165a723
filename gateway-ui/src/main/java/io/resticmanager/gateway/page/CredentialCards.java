package io.resticmanager.gateway.page;

import java.util.Map;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc.Credentials;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.HostNames;
import io.resticmanager.gateway.rpc.Hub;
import io.resticmanager.gateway.rpc.HubMaintenance;
import io.resticmanager.gateway.view.FormView;
import io.resticmanager.gateway.view.MaintenanceView;
import io.resticmanager.gateway.view.RepositoryView;
import org.jspecify.annotations.Nullable;

/** What the two cards of a host's credentials show: the model attributes {@code repository} and {@code maintenance}. */
@Singleton
final class CredentialCards {

    private final Hub hub;
    private final HubMaintenance maintenance;
    private final HostNames names;

    CredentialCards(Hub hub, HubMaintenance maintenance, HostNames names) {
        this.hub = hub;
        this.maintenance = maintenance;
        this.names = names;
    }

    /** A form that was refused is shown again with what was typed and what is wrong with it. */
    Map<String, Object> of(Actor actor, HubHost host, FormView repositoryForm, FormView maintenanceForm) {
        var everyday = hub.credentials(actor, host.id());
        return Map.of("repository", new RepositoryView(host, everyday, repositoryForm), "maintenance",
                maintenance(actor, host, everyday, maintenanceForm));
    }

    private MaintenanceView maintenance(Actor actor, HubHost host, Credentials everyday, FormView form) {
        var stored = maintenance.show(actor, host.id());
        return new MaintenanceView(host, stored, everyday.repoUrl(), keeper(actor, stored.maintenanceHostId()),
                names.all(actor), form);
    }

    private @Nullable HubHost keeper(Actor actor, @Nullable String id) {
        return id == null ? null : hub.host(actor, id);
    }
}
