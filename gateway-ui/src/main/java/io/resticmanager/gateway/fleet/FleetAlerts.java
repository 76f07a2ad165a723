package io.resticmanager.gateway.fleet;

import jakarta.inject.Singleton;

import io.micronaut.runtime.event.annotation.EventListener;
import io.resticmanager.gateway.alert.AlertsChanged;
import io.resticmanager.gateway.alert.OpenAlerts;

/** Marks the hosts of which nobody could tell how many alerts they have, once alerts-service answers again. */
@Singleton
final class FleetAlerts {

    private final OpenAlerts alerts;
    private final FleetStore store;
    private final FleetKeeper keeper;

    FleetAlerts(OpenAlerts alerts, FleetStore store, FleetKeeper keeper) {
        this.alerts = alerts;
        this.store = store;
        this.keeper = keeper;
    }

    @EventListener
    void changed(AlertsChanged told) {
        if (alerts.now().isPresent()) {
            store.withoutAlerts().forEach(keeper::mark);
        }
    }
}
