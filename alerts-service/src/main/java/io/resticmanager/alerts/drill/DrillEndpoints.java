package io.resticmanager.alerts.drill;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** What may be asked about the weekly drill. */
@Singleton
@Named("alerts")
final class DrillEndpoints implements Endpoints {

    private final Drills drills;

    DrillEndpoints(Drills drills) {
        this.drills = drills;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(AlertsRpc.DRILLS, Role.admin, drills::get)
                .endpoint(AlertsRpc.CHANGE_DRILLS, Role.admin, drills::change);
    }
}
