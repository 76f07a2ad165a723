package io.resticmanager.hub.install;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Packages;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** Tells what can be installed from here, so that nobody is offered a command that can not work. */
@Singleton
@Named("hub")
final class PackageRequests implements Endpoints {

    private final AgentPackages packages;

    PackageRequests(AgentPackages packages) {
        this.packages = packages;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.PACKAGES, Role.viewer, (_, _) -> Reply.of(new Packages(packages.systems())));
    }
}
