package io.resticmanager.hub.listing;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.HostId;
import io.resticmanager.contracts.host.HubRpc.HostQuery;
import io.resticmanager.contracts.host.HubRpc.HubHosts;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** Answers which hosts there are. */
@Singleton
@Named("hub")
final class HostRequests implements Endpoints {

    private static final int MOST = 200;

    private final HostList hosts;

    HostRequests(HostList hosts) {
        this.hosts = hosts;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(HubRpc.HOSTS, Role.viewer, (_, query) -> list(query))
                .endpoint(HubRpc.HOST, Role.viewer, (_, id) -> host(id));
    }

    private Reply<HubHosts> list(HostQuery query) {
        if (query.limit() < 1 || query.limit() > MOST) {
            return Reply.refused(Problem.invalid("limit", "1 to " + MOST + "."));
        }
        return Reply.of(hosts.page(query.limit(), query.cursor()));
    }

    private Reply<HubHost> host(HostId id) {
        return hosts.find(id.hostId()).map(Reply::of)
                .orElseGet(() -> Reply.refused(Problem.notFound("There is no such host.")));
    }
}
