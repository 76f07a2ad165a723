package io.resticmanager.alerts.alert;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** What other services may ask, and the least role for each. */
@Singleton
@Named("alerts")
final class AlertEndpoints implements Endpoints {

    private final AlertList list;
    private final AlertQueries queries;
    private final AlertHands hands;

    AlertEndpoints(AlertList list, AlertQueries queries, AlertHands hands) {
        this.list = list;
        this.queries = queries;
        this.hands = hands;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(AlertsRpc.LIST, Role.viewer, list::list)
                .endpoint(AlertsRpc.COUNTS, Role.viewer, queries::counts)
                .endpoint(AlertsRpc.HOSTS, Role.viewer, queries::hosts)
                .endpoint(AlertsRpc.GET, Role.viewer, queries::get)
                .endpoint(AlertsRpc.ACKNOWLEDGE, Role.operator, hands::acknowledge)
                .endpoint(AlertsRpc.RESOLVE, Role.operator, hands::resolve);
    }
}
