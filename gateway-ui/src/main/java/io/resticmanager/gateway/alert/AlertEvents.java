package io.resticmanager.gateway.alert;

import java.util.Set;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.event.Consumers;
import io.resticmanager.platform.event.Listening;

/** Hears that an alert has changed. What is lost with the process is no loss: at start the alerts are counted anyway. */
@Singleton
@Named("gateway")
final class AlertEvents implements Listening {

    private static final Set<String> HEARD = Set.of("alert.raised", "alert.acknowledged", "alert.resolved");

    private final OpenAlerts alerts;

    AlertEvents(OpenAlerts alerts) {
        this.alerts = alerts;
    }

    @Override
    public void addTo(Consumers consumers) {
        consumers.events(HEARD, _ -> alerts.stir());
    }
}
