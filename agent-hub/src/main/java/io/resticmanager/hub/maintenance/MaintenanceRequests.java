package io.resticmanager.hub.maintenance;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.HostId;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.host.HubRpc.PutMaintenance;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;
import io.resticmanager.platform.rpc.Sealing;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what is known of maintenance credentials, never the secrets, and takes new ones. */
@Singleton
@Named("hub")
final class MaintenanceRequests implements Endpoints {

    private static final Logger LOG = LoggerFactory.getLogger(MaintenanceRequests.class);

    private final MaintenanceChanges changes;

    private final Sealing sealing;

    MaintenanceRequests(MaintenanceChanges changes, @Named("hub") Sealing sealing) {
        this.changes = changes;
        this.sealing = sealing;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.MAINTENANCE, Role.viewer, (_, id) -> changes.shown(id.hostId()))
                .endpoint(HubRpc.PUT_MAINTENANCE, Role.admin, this::put)
                .endpoint(HubRpc.REMOVE_MAINTENANCE, Role.admin, this::remove);
    }

    private Reply<Maintenance> put(Caller caller, PutMaintenance asked) {
        var change = new MaintenanceSet.Change(asked.repoUrl(), asked.repoUsername(),
                sealing.openIfAny(asked.repoPassword(), caller), sealing.openIfAny(asked.serverPassword(), caller),
                asked.maintenanceHostId());
        var reply = changes.put(caller.actor(), asked.hostId(), change);
        if (reply instanceof Reply.Value<Maintenance>) {
            LOG.info("maintenance credential changed host={} by={}", asked.hostId(), caller.actor().name());
        }
        return reply;
    }

    private Reply<Nothing> remove(Caller caller, HostId id) {
        var reply = changes.remove(caller.actor(), id.hostId());
        if (reply instanceof Reply.Value<Nothing>) {
            LOG.info("maintenance credential removed host={} by={}", id.hostId(), caller.actor().name());
        }
        return reply;
    }
}
