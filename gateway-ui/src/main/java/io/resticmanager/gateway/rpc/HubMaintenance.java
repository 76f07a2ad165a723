package io.resticmanager.gateway.rpc;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.rpc.Actor;

/**
 * agent-hub: maintenance credentials. Every method throws
 * {@link io.resticmanager.gateway.problem.ProblemException} with the hub's refusal.
 */
@Singleton
public final class HubMaintenance {

    private final Ask ask;

    HubMaintenance(Ask ask) {
        this.ask = ask;
    }

    public Maintenance show(Actor actor, String hostId) {
        return ask.of(HubRpc.MAINTENANCE, new HubRpc.HostId(hostId), actor);
    }

    public Maintenance replace(Actor actor, String hostId, NewMaintenance replacement) {
        return ask.hubSealed(HubRpc.PUT_MAINTENANCE, actor,
                envelope -> new HubRpc.PutMaintenance(hostId, replacement.repoUrl(), replacement.repoUsername(),
                        envelope.sealIfAny(replacement.repoPassword()),
                        envelope.sealIfAny(replacement.serverPassword()),
                        replacement.maintenanceHostId()),
                (_, stored) -> stored);
    }

    public void remove(Actor actor, String hostId) {
        ask.of(HubRpc.REMOVE_MAINTENANCE, new HubRpc.HostId(hostId), actor);
    }
}
