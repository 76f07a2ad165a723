package io.resticmanager.notifications.delivery;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.platform.rpc.Endpoints;
import io.resticmanager.platform.rpc.RpcServer;

/** What others may ask about what was sent, and the least role for each. */
@Singleton
@Named("notifications")
final class DeliveryEndpoints implements Endpoints {

    private final Trial trial;
    private final LogList log;
    private final DeliveryList deliveries;

    DeliveryEndpoints(Trial trial, LogList log, DeliveryList deliveries) {
        this.trial = trial;
        this.log = log;
        this.deliveries = deliveries;
    }

    @Override
    public void addTo(RpcServer server) {
        server.endpoint(NotificationsRpc.TEST, Role.admin, trial::test)
                .endpoint(NotificationsRpc.LOG, Role.viewer, log::list)
                .endpoint(NotificationsRpc.DELIVERIES, Role.viewer, deliveries::list);
    }
}
