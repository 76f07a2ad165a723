package io.resticmanager.alerts.engine;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** Whether what this service says can be believed: whether it has looked at everything lately. */
@Singleton
@Named("alerts")
final class SweepEndpoints implements Endpoints {

    private final SweepVital vital;

    SweepEndpoints(SweepVital vital) {
        this.vital = vital;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(AlertsRpc.SWEPT, Role.viewer, (caller, asked) -> Reply.of(vital.standing()));
    }
}
