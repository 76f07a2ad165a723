package io.resticmanager.gateway.api;

import java.util.List;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.gateway.host.Hosts;
import io.resticmanager.gateway.rpc.Alerts;

/** One host in the API, asked from all services that know something of it. */
@Singleton
final class HostWhole {

    private final Hosts hosts;
    private final Alerts alerts;

    HostWhole(Hosts hosts, Alerts alerts) {
        this.hosts = hosts;
        this.alerts = alerts;
    }

    HostAnswer of(Actor actor, String id) {
        var host = hosts.get(actor, id);
        return HostAnswer.of(host, alerts.hosts(actor, List.of(id)).map(told -> told.get(id)).orElse(null));
    }
}
